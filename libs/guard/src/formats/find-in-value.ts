import { findJvmAgents } from "../code/text/jvm-agents.ts";
import { isPortText, type PlaceKind, type PortPlace, placeOf } from "../places/port-place.ts";
import lists from "./find-in-value.json" with { type: "json" };

// Each part has a limit, or else every letter of a long text would be the start of a look at all that follow.
// `scheme://user@host:port`, where a host may be a name, an address, something a template or a shell fills in, both
// together (`{{ .Release.Name }}-auth`, `$(POD).kafka`), or nothing at all (`PLAINTEXT://:9092`).
const URL_PORT = new RegExp(
  [
    String.raw`\b((?:[a-z][a-z\d+.-]{0,30}:)?[a-z][a-z\d+._-]{0,60}):\/\/(?:[^\s/@"'<>]{0,300}@)?`,
    String.raw`(\[[\da-f:.%]{0,60}\]|`,
    String.raw`(?:\$\{[^}]{0,200}\}|\$\([\w.-]{1,200}\)|\{\{[^}]{0,200}\}\}|[^\s/:@"'<>,;?#[\]\\)(}{]){0,300})`,
    String.raw`:(\d{1,5})(?![\w]|\.\d)`,
  ].join(""),
  "gi",
);
// More hosts of one URL (mongodb://a:1,b:2) or of one list (a:9092,b:9092).
const NEXT_HOST =
  /,\s{0,9}(?:[a-z][a-z\d+._-]{0,60}:\/\/)?((?:\$\([\w.-]{1,200}\)|[\w.-]){0,300}):(\d{1,5})(?![\w]|\.\d)/iy;
// Without a scheme only what can't be a time, a ratio, a file's line or an image's tag.
const HOST_PORT = new RegExp(
  [
    String.raw`(?<![\w./@:$%-])(localhost|host\.docker\.internal|\d{1,3}(?:\.\d{1,3}){3}|\[[\da-f:.]*\]|\*|`,
    String.raw`(?:[a-z][\w-]{0,62}\.){1,20}[a-z]{2,63}):(\d{2,5})(?![\w:-]|\.\d)`,
  ].join(""),
  "gi",
);
// What listens everywhere names no host: `--web.listen-address=:9090`.
const FLAG_ADDRESS = /(?<==["']?):(\d{2,5})(?=$|[\s"',;])/g;
// `wait-on tcp:5432`, and settings such as `Host=db;Port=5432` and `Server=db,1433`.
const TCP = /\btcp:(?:\/\/)?(?:([\w.-]{1,300}):)?(\d{2,5})(?![\w.:-])/gi;
const SETTING = /(?:^|[;\s?&"'])port\s*=\s*(\d{2,5})(?=$|[;\s&"'])/gi;
const SQL_SERVER = /\b(?:server|data source)\s*=\s*(?:tcp:)?([\w.\\-]{1,300}),(\d{2,5})(?=$|[;"'])/gi;
// A value that is nothing but an address may have a plain name, or none, before its colon.
const WHOLE = /^\s*(?:([a-z][\w-]*(?:\.[\w-]+)*)?):(\d{2,5})(?:\/(?:tcp|udp))?\s*$/i;
const WHOLE_LIST = /^\s*[a-z][\w.-]*:\d{2,5}(?:\s*,\s*[a-z][\w.-]*:\d{2,5})+\s*$/i;
const ANYWHERE = /^(?:0\.0\.0\.0|\[::\]|\[\]|\[::0\]|\*|\+)$/;
const FILE_NAME = new RegExp(`\\.(?:${lists.fileExtensions.join("|")})$`, "i");

/**
 * The literal ports of URLs and of host:port pairs in one value. `base` is the value's offset in its file. Of the key
 * it stands under: `listens` says that it is about listening, and `isAddress` that a plain name before a colon is a
 * host there.
 */
export function findInValue(
  value: string,
  base: number,
  { isAddress = true, listens = false }: { isAddress?: boolean; listens?: boolean } = {},
): PortPlace[] {
  if (!/[:=]/.test(value)) return [];
  const places = findJvmAgents(value, base);
  const starts = new Set(places.map(({ start }) => start));
  const add = (host: string, digits: string, end: number, scheme?: string) => {
    const start = base + end - digits.length;
    if (!isPortText(digits) || starts.has(start)) return;
    starts.add(start);
    const kind: PlaceKind = host === "" || ANYWHERE.test(host) || listens ? "bind" : "connect";
    places.push(placeOf(kind, digits, start, { scheme: scheme || undefined, host: host || undefined }));
  };
  URL_PORT.lastIndex = 0;
  for (let match = URL_PORT.exec(value); match; match = URL_PORT.exec(value)) {
    const [, scheme = "", host = "", digits = ""] = match;
    const end = URL_PORT.lastIndex;
    const own = scheme.toLowerCase().replace(/^jdbc:/, "");
    if (/^(?:docker|oci|file|image)$/.test(own)) continue;
    add(host.replace(/^\[|\]$/g, ""), digits, end, own);
    NEXT_HOST.lastIndex = end;
    for (let next = NEXT_HOST.exec(value); next; next = NEXT_HOST.exec(value)) {
      add(next[1] ?? "", next[2] ?? "", NEXT_HOST.lastIndex, own);
      URL_PORT.lastIndex = NEXT_HOST.lastIndex;
    }
  }
  for (const { 0: whole, 1: host = "", 2: digits = "", index } of value.matchAll(HOST_PORT))
    if (!FILE_NAME.test(host)) add(host.replace(/^\[|\]$/g, ""), digits, index + whole.length);
  const addAll = (pattern: RegExp, read: (match: RegExpExecArray) => [host: string, digits: string]) => {
    for (const match of value.matchAll(pattern)) {
      const [host, digits] = read(match);
      add(host, digits, match.index + match[0].lastIndexOf(digits) + digits.length);
    }
  };
  addAll(FLAG_ADDRESS, ([, digits = ""]) => ["", digits]);
  addAll(TCP, ([, host = "localhost", digits = ""]) => [host, digits]);
  const host = /\b(?:host|server)\s*=\s*([\w.-]+)/i.exec(value)?.[1] ?? "localhost";
  addAll(SETTING, ([, digits = ""]) => [host, digits]);
  addAll(SQL_SERVER, ([, host = "", digits = ""]) => [host, digits]);
  const alone = WHOLE.exec(value);
  if (alone && (isAddress || !alone[1]) && !FILE_NAME.test(alone[1] ?? "")) {
    const digits = alone[2] ?? "";
    add(alone[1] ?? "", digits, value.lastIndexOf(digits) + digits.length);
  }
  if (WHOLE_LIST.test(value))
    for (const match of value.matchAll(/([a-z][\w.-]*):(\d{2,5})/gi))
      add(match[1] ?? "", match[2] ?? "", match.index + match[0].length);
  return places.sort((one, other) => one.start - other.start);
}
