/** Why a file of the workspace can't be read, in words that follow on "cannot be read:". */
export class Unreadable extends Error {
  override name = "Unreadable";
}

/** Far more than people write by hand; what is larger was put there by mistake. */
const MAX_BYTES = 16 * 1024 * 1024;

// ignoreBOM keeps the mark in the text, so text and bytes stay equal.
const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/**
 * The bytes as text; throws Unreadable where they are not UTF-8. Hashing a text that isn't the file's bytes would make
 * every later comparison wrong, and writing it back would damage what others wrote.
 */
export function decodeText(bytes: Uint8Array): string {
  try {
    return decoder.decode(bytes);
  } catch {
    throw new Unreadable("it is not UTF-8 text");
  }
}

/** Throws Unreadable for a file that is too large to be read on purpose. */
export function limitSize(bytes: number): void {
  if (bytes > MAX_BYTES) throw new Unreadable(`it has ${bytes} bytes; at most ${MAX_BYTES} are read`);
}
