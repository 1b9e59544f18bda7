import { posix } from "node:path";
import { textOf, valueIn } from "../../formats/data/data-values.ts";
import type { ComposePart } from "./compose-extends.ts";
import { interpolate } from "./interpolate.ts";

/** A URL or what else begins with a scheme, `git@host:`, a host without its scheme, and the folder of the person. */
const ELSEWHERE = /^[\w+.-]+:|^[^\s/@]+@[^\s/:]+:|^github\.com\/|^~(?:\/|$)/;

/**
 * The folder below the workspace that compose builds a service from, the service's own word before that of one that it
 * extends. Undefined where it is built from all of the workspace, from outside of it, or from a repository elsewhere,
 * and for a path with backslashes, which one system takes for separators and the others for a part of a name.
 */
export function buildFolder(parts: readonly ComposePart[], values: ReadonlyMap<string, string>): string | undefined {
  for (const { of, service } of parts) {
    const build = valueIn(service, "build");
    const context = textOf(valueIn(build, "context")) ?? textOf(build);
    if (context === undefined) continue;
    const { missing, text } = interpolate(context, values);
    if (missing.length > 0 || posix.isAbsolute(text) || ELSEWHERE.test(text) || text.includes("\\")) return undefined;
    const folder = posix.join(posix.dirname(of.file.path), text).replace(/\/$/, "");
    return folder === "." || /^\.\.(?:\/|$)/.test(folder) ? undefined : folder;
  }
  return undefined;
}
