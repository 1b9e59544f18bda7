import type { Audit, Spot } from "../join/audit.ts";

/** Every character that is not plain in an address, so that no text can end it. */
const encodePath = (path: string): string => path.split("/").map(encodePart).join("/");

/** A lone surrogate, of a name that is no UTF-16, can't be encoded. */
const encodePart = (part: string): string =>
  encodeURIComponent(part.replace(/\p{Cs}/gu, "\uFFFD")).replace(
    /[!'()*]/g,
    (char) => `%${char.charCodeAt(0).toString(16)}`,
  );

/** The address of a place in the web, with its line; undefined where the commit can't be seen there. */
export function linkOf(
  { commit }: Pick<Audit, "commit">,
  { line, path }: Pick<Spot, "line" | "path">,
): string | undefined {
  if (commit?.url === undefined) return undefined;
  return `${commit.url}${encodePath(commit.prefix + path)}#L${line}`;
}

/** The same from the top of the repository, as the sites that show Markdown resolve it. */
export const linkInRepository = (
  { commit }: Pick<Audit, "commit">,
  { line, path }: Pick<Spot, "line" | "path">,
): string => `/${encodePath((commit?.prefix ?? "") + path)}#L${line}`;
