import { folderOf } from "../../spec/service-folder.ts";
import type { PortRow, Spec } from "../../spec/spec.ts";

/** Rows whose numbers no code may contain: all but the tombstones, which belong to no service any more. */
export const liveRows = ({ ports }: Spec): PortRow[] => ports.filter(({ status }) => status !== "retired");

/**
 * What reads the environment on a line: Python, JavaScript, Java, Rust, Go, Ruby, and `${X:-9000}` of shells and
 * compose.
 */
const READS_ENV = String.raw`getenv|environ|\benv\b|\$\{\w+:?-`;

/** What a line is about on which a number of a range is probably a port; not `import`, `export` and `support`. */
const SPEAKS_OF_PORTS = [
  String.raw`(?<!im)(?<!ex)(?<!sup)ports?\b|_port|listen|bind|serve|socket|connect|expose|publish|host|addr|url`,
  String.raw`\w+://|127\.0\.0\.1|0\.0\.0\.0`,
].join("|");

/**
 * A regular expression that finds a line with a port of the spec that is not the default of an environment variable. An
 * exclusive port counts wherever it stands, another one only where the line speaks of ports: 3000 is also a timeout.
 * Works alike in Python's `re` (where Hookify runs it, with IGNORECASE alone) and in JavaScript. `(?!)` matches
 * nothing.
 */
export function portPattern(spec: Spec): string {
  const rows = liveRows(spec);
  const numbers = (isExclusive: boolean) =>
    rows.filter((row) => (row.exclusive ?? false) === isExclusive).map(({ port }) => port);
  const found: string[] = [];
  if (numbers(true).length > 0) found.push(`[^\\n]*${anyOf(numbers(true))}`);
  if (numbers(false).length > 0) found.push(`(?=[^\\n]*(?:${SPEAKS_OF_PORTS}))[^\\n]*${anyOf(numbers(false))}`);
  if (found.length === 0) return "(?!)";
  return `(?:^|\\n)(?![^\\n]*(?:${READS_ENV}))(?:${found.join("|")})`;
}

/** A number by itself: not a part of 19000, 9000ms, 0x9000, 1.9000 or 9000.5. */
const anyOf = (numbers: readonly number[]): string => `(?<![\\w.])(?:${numbers.join("|")})(?!\\w|\\.\\d)`;

/** What may stand in a pattern of Hookify and in a path: anything else could end the pattern, or the whole rule. */
const PATH = /^[\w@][\w.@-]*(?:\/[\w@][\w.@-]*)*\/?$/;

/** Patterns of the folders whose files may speak of exclusive ports, with either separator. */
export function ownerPatterns(spec: Spec): string[] {
  const owners = liveRows(spec)
    .filter(({ exclusive }) => exclusive)
    .map(({ owner, service }) => owner ?? folderOf(spec, service))
    .filter((owner) => PATH.test(owner) && owner.includes("/"));
  return [...new Set(owners.map((owner) => owner.replace(/\/$/, "")))].map(pathPattern);
}

/** A path as a pattern: either separator; no `---`, at which Hookify's parser would end the front matter. */
export const pathPattern = (path: string): string =>
  path.replaceAll(".", "\\.").replaceAll("-", "[-]").replaceAll("/", "[\\\\/]");
