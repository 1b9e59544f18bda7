import { isPortText, type PortPlace, placeOf } from "../places/port-place.ts";
import { findSubstitutions } from "./find-substitutions.ts";

/**
 * The port that a mapping in Docker's short syntax takes on the host (`[ip:][host:]container[/protocol]`), or that it
 * publishes where it names the container's alone. Of a range the first number. The container's side of a pair is the
 * image's own business.
 */
export function findPublished(value: string, base: number, key = ""): PortPlace[] {
  const mapping = value.replace(/\/(?:tcp|udp|sctp)\s*$/i, "");
  const parts = splitParts(mapping);
  if (parts.length > 3) return [];
  const container = parts.at(-1);
  const host = parts.length > 1 ? parts.at(-2) : undefined;
  // A dev container forwards `db:5432`: a host's name stands first there.
  const isForward = /^forwardports$/i.test(key);
  const part = isForward || host === undefined || host.text.trim() === "" ? container : host;
  if (part === undefined || container === undefined || !isPortPart(container.text)) return [];
  const defaults = findSubstitutions(part.text, base + part.at, true);
  if (defaults.length > 0) return defaults;
  const digits = /^\s*(\d{1,5})(?:-\d{1,5})?\s*$/.exec(part.text)?.[1] ?? "";
  if (!isPortText(digits)) return [];
  const ip = parts.length === 3 ? parts[0]?.text.trim() : undefined;
  return [placeOf("publish", digits, base + part.at + part.text.indexOf(digits), { host: ip || undefined })];
}

/** A number, a range, or something that a variable fills in. */
const isPortPart = (text: string): boolean => /^\s*(?:\d{1,5}(?:-\d{1,5})?|.*[$<{].*)\s*$/.test(text);

/** Split at the colons that stand neither in `${…}` nor in `[…]`. */
function splitParts(text: string): { text: string; at: number }[] {
  const parts: { text: string; at: number }[] = [];
  let depth = 0;
  let at = 0;
  for (let index = 0; index <= text.length; index++) {
    const letter = text[index];
    if (letter === "{" || letter === "[") depth++;
    if (letter === "}" || letter === "]") depth--;
    if (index < text.length && (letter !== ":" || depth > 0)) continue;
    parts.push({ text: text.slice(at, index), at });
    at = index + 1;
  }
  return parts;
}
