import { extensionOf, nameOf, stemOf } from "../code/text/file-name.ts";
import { isReadable } from "./is-readable.ts";
import { isSkippedPath, skippedFolderOf } from "./is-skipped-path.ts";
import lists from "./why-unread.json" with { type: "json" };

/** Why lint has not read a file, as the report says it. */
export const UNREAD_REASONS = {
  format: "unknown format",
  documentation: "documentation",
  portless: "hold no ports",
  skipped: "vendored, built or locked",
  generated: "generated",
  attributes: "left out by .gitattributes",
  binary: "binary",
  large: "over 1 MB",
  "no file": "links and submodules",
  missing: "deleted or not checked out",
} as const;

export type UnreadReason = keyof typeof UNREAD_REASONS;

const DOCUMENTATION = new Set([...lists.documentation.extensions, ...lists.documentation.names]);
const PORTLESS = new Set([...lists.portless.extensions, ...lists.portless.names].flat());

/** Why a file is not read, by its path alone; undefined for one that is. */
export function whyUnread(path: string): UnreadReason | undefined {
  if (isSkippedPath(path)) return "skipped";
  const name = nameOf(path);
  // By name first: a file without an extension may be a script, until its text is seen.
  for (const key of [name, extensionOf(name) ?? ""]) {
    if (DOCUMENTATION.has(key)) return "documentation";
    if (PORTLESS.has(key)) return "portless";
  }
  return isReadable(path) ? undefined : "format";
}

/** What a file is counted under: `.ts`, `Makefile`; `vendor/` for one that is skipped for its folder. */
export function fileTypeOf(path: string, reason?: UnreadReason): string {
  const folder = reason === "skipped" ? skippedFolderOf(path) : undefined;
  if (folder !== undefined) return `${folder}/`;
  const name = nameOf(path);
  // `.env` is a name, and `Dockerfile.dev` is a Dockerfile.
  if (/^(?:Docker|Container|Proc|Make|Caddy|Vagrant)file\b/i.test(name)) return stemOf(name);
  const dot = name.lastIndexOf(".");
  return dot > 0 ? name.slice(dot).toLowerCase() : name;
}
