import { createHash } from "node:crypto";

/** sha256 in hex, as `FileChange.before` has it; a text is hashed as UTF-8. */
export function hashBytes(bytes: Uint8Array | string): string {
  return createHash("sha256").update(bytes).digest("hex");
}
