import { plain } from "./phrases.ts";
import { ROLES, SENTENCES } from "./vocabulary.ts";

export type Role = keyof typeof ROLES;

/** In this order: `Port range` is a range, `Port description` a purpose, and `Service port` a port. */
const ORDER: readonly Role[] = [
  "env",
  "oldPort",
  "newPort",
  "otherNumber",
  "range",
  "status",
  "protocol",
  "owner",
  "rationale",
  "issue",
  "url",
  "image",
  "purpose",
  "properName",
  "port",
  "name",
  "version",
  "date",
  "change",
  "host",
  "container",
  "index",
]; // prettier-ignore

/** The role that a header's words give; undefined where they say nothing. */
export function roleOfHeader(written: string): Role | undefined {
  const header = plain(written.replace(/\p{Extended_Pictographic}|[\uFE0F_]/gu, " ").trim());
  if (header === "") return undefined;
  const exact = ORDER.filter((role) => ROLES[role].is(header));
  if (exact.length > 0)
    return exact.includes("port") ? "port" : exact.includes("name") && !exact.includes("env") ? "name" : exact[0];
  const main = plain(header.replace(/[(（[][^)）\]]*[)）\]]?/gu, " "));
  if (main !== "" && main !== header) {
    const role = roleOfHeader(main);
    if (role !== undefined) return role;
  }
  const hasPort = ROLES.port.isIn(header);
  const role = ORDER.find((entry) => ROLES[entry].isIn(header) && !(entry === "properName" && isOfAnother(header)));
  if (hasPort && role !== undefined && ["oldPort", "newPort", "host", "container", "index", "version"].includes(role)) {
    if (
      role === "oldPort" &&
      /\b(?:old|previous|former|from|was|before)\b|旧|原|старый|ancien|anterior|vecchi|oud|stary|이전|기존/iu.test(
        header,
      )
    )
      return role;
    if (
      role === "newPort" &&
      /\b(?:new|to|now|moved)\b|新|новый|nouveau|nuev|nuov|nov|nieuw|nowy|신규|새/iu.test(header)
    )
      return role;
    return "port";
  }
  return role;
}

/** `DB name` names no service. */
const isOfAnother = (header: string): boolean => SENTENCES.otherNames.isIn(header);
