/** The text of a file, or why it has none. */
export type Decoded = { text: string; problem?: undefined } | { text?: undefined; problem: string };

const MAX_BYTES = 4 * 1024 * 1024;
const HEAD = 8000;
/** More control characters than this share are no text. */
const MAX_CONTROLS = 0.01;

/**
 * Decodes UTF-8 and UTF-16, with or without a mark at the start; other bytes as Latin-1 if they look like text. Binary
 * files and files of more than 4 MB have no text.
 */
export function decodeText(source: string | Uint8Array): Decoded {
  if (source.length > MAX_BYTES)
    return { problem: `The file has ${Math.round(source.length / 1024 / 1024)} MB, and files of up to 4 MB are read.` };
  const text = typeof source === "string" ? source.replace(/^\uFEFF/, "") : decode(source);
  if (text === undefined || isBinary(text)) return { problem: "The file is no text." };
  return { text };
}

function decode(bytes: Uint8Array): string | undefined {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder("utf-16be").decode(bytes);
  const encoding = withoutMark(bytes.subarray(0, HEAD));
  if (encoding !== undefined) return new TextDecoder(encoding).decode(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    // Text of old editors; its letters may be wrong, and its numbers are right.
    return new TextDecoder("windows-1252").decode(bytes);
  }
}

/** UTF-16 without a mark has a zero in every second byte of plain text. */
function withoutMark(head: Uint8Array): "utf-16le" | "utf-16be" | undefined {
  const pairs = Math.floor(head.length / 2);
  if (pairs < 4) return undefined;
  let [even, odd] = [0, 0];
  for (let index = 0; index < pairs * 2; index += 2) {
    if (head[index] === 0) even++;
    if (head[index + 1] === 0) odd++;
  }
  if (odd > pairs * 0.4 && even < pairs * 0.05) return "utf-16le";
  return even > pairs * 0.4 && odd < pairs * 0.05 ? "utf-16be" : undefined;
}

function isBinary(text: string): boolean {
  const head = text.slice(0, HEAD);
  let controls = 0;
  for (let index = 0; index < head.length; index++) {
    const code = head.charCodeAt(index);
    if (code === 0) return true;
    if (code < 9 || (code > 13 && code < 32 && code !== 27)) controls++;
  }
  return controls > head.length * MAX_CONTROLS;
}
