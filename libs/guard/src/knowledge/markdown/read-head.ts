import type { DocumentHead } from "@berth/registry";
import { roleOfHeader } from "../text/role-of-header.ts";
import type { Rich } from "./rich-text.ts";

/** The fields that a document has about itself: `**Status:** CANONICAL | **Version:** 1.0.0`. */
export function readHeadLine(text: string, head: DocumentHead): void {
  for (const part of text.split(/\s+[|·•]\s+|\n/)) {
    const match = /^[\s>*_-]*([\p{L} ]{2,24}?)[\s*_]*[:：][\s*_]*(.+)$/u.exec(part);
    if (!match) continue;
    const [, key = "", value = ""] = match;
    const role = roleOfHeader(key);
    if (role === "version" && /\d/.test(value)) head.version ??= value.replace(/^v(?=\d)/i, "").trim();
    else if (role === "date" && /\d{4}/.test(value)) head.date ??= value.trim();
    else if (role === "status" && value.length < 40) head.status ??= value.trim();
  }
}

/** The history of a document, if this is the table of it. */
export function readHistory(rows: readonly Rich[][], head: DocumentHead): boolean {
  const [header = [], ...body] = rows;
  const roles = header.map(({ text }) => roleOfHeader(text));
  const [version, date] = [roles.indexOf("version"), roles.indexOf("date")];
  const change = roles.findIndex((role) => role === "change" || role === "purpose");
  if (version < 0 || (date < 0 && change < 0)) return false;
  const cell = (row: readonly Rich[], index: number) => row[index]?.text.trim() ?? "";
  for (const row of body)
    if (cell(row, version) !== "")
      head.history.push({ version: cell(row, version), date: cell(row, date), change: cell(row, change) });
  return true;
}
