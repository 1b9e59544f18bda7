import { isReservedName } from "../moves/staged-path.ts";

/** https://learn.microsoft.com/windows/win32/fileio/naming-a-file ; also with an extension: `nul.ts`. */
const DEVICE = /^(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9¹²³])(\.|$)/i;

/** Control and format characters (invisible, and HFS+ ignores some: CVE-2014-9390), half surrogate pairs. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Cs}]/u;

/** `:` opens an NTFS stream or a drive; Windows refuses the others. */
const FOREIGN = /[\\<>:"|?*]/;

/** Leaves room for the staged name within the 255 bytes that file systems give. */
const MAX_NAME_BYTES = 200;

/**
 * Why a path may not be written, or undefined if it may: relative, forward slashes, every component a
 * plain name on every system. Looks at the text only.
 * Cases: CVE-2026-24046, CVE-2025-55201 (scaffolders that wrote outside their target), CVE-2014-9390.
 */
export function whyBadPath(path: string): string | undefined {
  if (path === "") return "the path is empty";
  for (const name of path.split("/")) {
    const reason = whyBadName(name);
    if (reason !== undefined) return reason;
  }
  return undefined;
}

function whyBadName(name: string): string | undefined {
  const shown = JSON.stringify(name);
  if (name === "") return "the path is absolute, or has an empty component";
  if (name === "." || name === "..") return `${shown} is not a name`;
  if (INVISIBLE.test(name)) return `${shown} contains a control or invisible character`;
  if (FOREIGN.test(name)) return `${shown} contains a character that is not allowed in file names`;
  if (/[. ]$/.test(name)) return `${shown} ends in a dot or a space, which Windows drops`;
  if (DEVICE.test(name)) return `${shown} is a device on Windows`;
  if (/^\.git$|^git~\d+$/i.test(name)) return `${shown} belongs to git`;
  if (isReservedName(name.toLowerCase())) return `${shown} is reserved for interrupted runs`;
  if (Buffer.byteLength(name) > MAX_NAME_BYTES) return `${shown} is longer than ${MAX_NAME_BYTES} bytes`;
  return undefined;
}
