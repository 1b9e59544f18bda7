const [LITTLE, BIG] = [0xfeff, 0xfffe];

/** Whether bytes begin with the mark of UTF-16, as editors of Windows write it; that of UTF-32 begins alike. */
export function isUtf16(bytes: Buffer): boolean {
  if (bytes.length < 4) return false;
  const mark = bytes.readUInt16LE(0);
  return mark === BIG || (mark === LITTLE && bytes.readUInt16LE(2) !== 0);
}

/** The text of a source file: UTF-16 where it has the mark of that, and UTF-8 elsewhere. */
export function decodeSource(bytes: Buffer): string {
  if (!isUtf16(bytes)) return bytes.toString("utf8");
  const even = bytes.subarray(0, bytes.length & ~1);
  return (even.readUInt16LE(0) === LITTLE ? even : Buffer.from(even).swap16()).toString("utf16le");
}
