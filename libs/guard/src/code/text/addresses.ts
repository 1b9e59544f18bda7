import { isPort, type PlaceKind, type PortPlace, placeOf } from "../../places/port-place.ts";

/** One port written inside a string, with what the string says about it. Offsets are into the string. */
export interface AddressPart {
  /** A flag is `--port=8000`, a setting is `host=db port=5432`. */
  form: "url" | "address" | "port-only" | "digits" | "flag" | "setting";
  port: number;
  start: number;
  end: number;
  scheme?: string | undefined;
  host?: string | undefined;
}

/** The place of an address in a text that starts at `base`. A host with a part that is filled in is none. */
export function addressPlace(kind: PlaceKind, part: AddressPart, base: number): PortPlace {
  const { end, host, port, scheme, start } = part;
  const place = placeOf(kind, String(port), base + start, {
    scheme,
    host: host?.includes("\uFFFC") ? undefined : host,
  });
  return { ...place, end: base + end };
}

// A place for a value that is filled in later (%s, {}, ${x}) may stand where a host stands.
const HOST = /\[[\da-f:.%\w]{1,60}\]|[^\s/:@"'`,;<>?#[\]()|=&\\]{1,300}|/.source;
const AUTHORITY = /^[^/?#\s"'`;<>\\|)&]*/;
const MAX_AUTHORITY = 2000;
const URL_START = /\b([a-z][a-z\d+.-]{0,60}):\/\//gi;
const IN_AUTHORITY = new RegExp(`(?:^|,)(${HOST}):(\\d{1,5})(?![\\w.:\\uFFFC-])`, "gi");
// Behind an @ the rest of an address that is joined from pieces: `user + "@localhost:5432/app"`.
// The chains that Ethereum's EIP 155 numbers are written the same way: `eip155:8453`.
const ADDRESS = new RegExp(`^@?(?!eip155:)(${HOST}):(\\d{1,5})(?:/[\\w./?=&%{}-]*)?$`, "i");
const GO_DSN = /\b(?:tcp|udp)\(([^()\s:]*):(\d{1,5})\)/g;
const ORACLE = /^jdbc:oracle:thin:@(?!\/\/)([^:/\s]+):(\d{1,5})\b/g;
const TWISTED = /^(?:tcp|ssl|udp)4?6?:(?:port=)?(\d{1,5})(?=$|:)/g;
const FLAG = /^--?(?:(?:[a-z\d]+-)*port|inspect(?:-brk)?)[= ](?:[\w.]+:)?(\d{1,5})$/i;
const SETTING = /(?:^|[\s;,]|\\n)(?:[\w.]{1,100}[._])?port\s{0,9}=\s{0,9}(\d{1,5})(?=$|[\s;,]|\\n)/gi;

/**
 * Finds the ports in the content of a string literal: URLs (also several hosts behind one scheme), host:port, :port,
 * a number alone, and settings such as `host=db port=5432`. Interpolated parts are expected to be masked by \uFFFC.
 */
export function findAddresses(content: string): readonly AddressPart[] {
  const urls = findUrls(content);
  if (urls.length > 0) return urls;
  const digits = /^\s*(\d{1,5})\s*$/.exec(content);
  if (digits?.[1] !== undefined) return [part("digits", content.indexOf(digits[1]), digits[1])];
  for (const pattern of [GO_DSN, ORACLE]) {
    const found = [...content.matchAll(pattern)];
    if (found.length > 0) return found.map((match) => hostPart("url", match, match[1] ?? "", match[2] ?? ""));
  }
  const twisted = [...content.matchAll(TWISTED)];
  if (twisted.length > 0)
    return twisted.map((m) => part("port-only", m.index + m[0].lastIndexOf(m[1] ?? ""), m[1] ?? ""));
  const flag = FLAG.exec(content)?.[1];
  if (flag !== undefined) return [part("flag", content.lastIndexOf(flag), flag)];
  const list = findList(content);
  if (list.length > 0) return list;
  return [...content.matchAll(SETTING)].map((match) =>
    part("setting", match.index + match[0].length - (match[1] ?? "").length, match[1] ?? ""),
  );
}

function findUrls(content: string): readonly AddressPart[] {
  const found: AddressPart[] = [];
  for (const match of content.matchAll(URL_START)) {
    const from = match.index + match[0].length;
    const authority = AUTHORITY.exec(content.slice(from, from + MAX_AUTHORITY))?.[0] ?? "";
    // A password may look like a port: only what follows the last @ is host and port.
    const skip = authority.lastIndexOf("@") + 1;
    for (const hit of authority.slice(skip).matchAll(IN_AUTHORITY)) {
      const digits = hit[2] ?? "";
      const end = from + skip + hit.index + hit[0].length;
      found.push({
        ...part("url", end - digits.length, digits),
        scheme: (match[1] ?? "").toLowerCase(),
        host: hit[1] ?? "",
      });
    }
  }
  return found.filter(({ port }) => isPort(port));
}

function findList(content: string): readonly AddressPart[] {
  const found: AddressPart[] = [];
  let from = 0;
  for (const item of content.split(",")) {
    const lead = item.length - item.trimStart().length;
    const match = ADDRESS.exec(item.trim());
    if (match === null) return [];
    const digits = match[2] ?? "";
    const host = match[1] ?? "";
    const at = from + lead + (item.trim().startsWith("@") ? 1 : 0) + host.length + 1;
    found.push(host === "" ? part("port-only", at, digits) : { ...part("address", at, digits), host });
    from += item.length + 1;
  }
  return found.filter(({ port }) => isPort(port));
}

function hostPart(form: "url", match: RegExpExecArray | RegExpMatchArray, host: string, digits: string) {
  const at = (match.index ?? 0) + match[0].lastIndexOf(`:${digits}`) + 1;
  return { ...part(form, at, digits), host };
}

function part(form: AddressPart["form"], start: number, digits: string): AddressPart {
  return { form, port: Number(digits), start, end: start + digits.length };
}
