import type { KnowledgePlace, PortFact, Source } from "@berth/registry";
import { wordsOf } from "../../code/text/words.ts";
import { isPortKey, isPortVariable } from "../../formats/key-words.ts";
import { isPort } from "../../places/port-place.ts";
import { interpolate } from "../data/interpolate.ts";
import type { Gather } from "../gather.ts";
import { cleanName, isName, isProtocol } from "../text/clean-name.ts";
import { isEndpointAt, isHere, isInside, numbersIn } from "../text/numbers-in.ts";
import { ROLES } from "../text/vocabulary.ts";

const LINE =
  /^\s*(?:export\s+|set\s+|ENV\s+|ARG\s+|-\s+)?([A-Z][A-Z\d_]*)\s*[=:]\s*(["']?)([^\s"'#]*)\2\s*(?:#\s*(.*))?$/;
const COMMENT = /^\s*(?:#|\/\/)\s*(.*?)\s*$/;

/** A name and something with a number behind it, in whatever form. */
const NAMED = /^\s*(?:export\s+|set\s+)?([A-Za-z_]\w*)\b.*\d/;

/** Reads lines of `NAME=value`, of which `firstLine` is the first, and the comments above them. */
export function readEnvLines(text: string, firstLine: number, to: Gather, source: Source): void {
  const lines = text.split(/\r\n|\r|\n/);
  const remote = remoteHosts(lines);
  let comment: string | undefined;
  for (const [index, line] of lines.entries()) {
    const place = { path: to.path, line: firstLine + index, column: line.search(/\S/) + 1 };
    const told = COMMENT.exec(line)?.[1];
    if (told !== undefined) {
      comment = told;
      continue;
    }
    const match = LINE.exec(line);
    if (match === null) {
      comment = undefined;
      const [, name = ""] = NAMED.exec(line) ?? [];
      if (source === "env" && isPortKey(name)) doubtNumber(name, place, to);
      continue;
    }
    const [, variable = "", , written = "", beside] = match;
    const value = defaultIn(written);
    const digits = /^\d{1,5}$/.test(value) && isPort(Number(value)) ? Number(value) : undefined;
    if (digits !== undefined && isPortVariable(variable) && !remote.has(prefixOf(variable))) {
      const purpose = beside === undefined || beside === "" ? undefined : beside;
      to.port({ place, source, port: digits, env: variable, purpose });
    } else if (source === "env" && isPortVariable(variable) && /^0*[1-9]/.test(value) && digits === undefined)
      doubtNumber(variable, place, to);
    const [url] = numbersIn(value);
    if (url?.form === "url" && isHere(url) && !isInside(url)) {
      const isAlone = !LINE.test(lines[index + 1] ?? "");
      const about = isAlone && !isEndpointAt(url, value) ? aboutUrl(comment, variable) : {};
      to.port({ place, source, port: url.port, url: variable, ...about });
    }
    comment = undefined;
  }
}

/** `${WEB_PORT:-4000}` is 4000 where nothing sets it. */
function defaultIn(written: string): string {
  const { missing, text } = interpolate(written, NO_VALUES);
  return missing.length === 0 ? text : written;
}
const NO_VALUES = new Map<string, string>();

/** `WEB_PORT 4000`, `WEB_PORT="4000`, `WEB_PORT=99999`: programs read these in different ways, or not at all. */
function doubtNumber(name: string, place: KnowledgePlace, to: Gather): void {
  to.doubt({
    place,
    code: "UNREADABLE",
    message: `${name} is not written as NAME=NUMBER with one port, so it is not read.`,
    question: "Correct that, or leave it out.",
  });
}

/** `SMTP_HOST=smtp.example.com` says that SMTP_PORT is another machine's: the prefixes of such variables. */
function remoteHosts(lines: readonly string[]): Set<string> {
  const hosts = lines.flatMap((line) => {
    const [, variable = "", , value = ""] = LINE.exec(line) ?? [];
    const isRemote =
      /_(?:HOST|SERVER|HOSTNAME)$/.test(variable) && /[a-z]\.[a-z]{2,}$/i.test(value) && !/\.local$/.test(value);
    return isRemote ? [prefixOf(variable)] : [];
  });
  return new Set(hosts);
}

const prefixOf = (variable: string): string => variable.replace(/_[A-Z\d]+$/, "");

/** `# CARTA Backend (WebSocket)` above `VITE_CARTA_URL` names what it reaches. */
function aboutUrl(comment: string | undefined, variable: string): Pick<PortFact, "name" | "protocol"> {
  const match = /^([^()]{2,40}?)\s*(?:\(([^()]*)\))?$/.exec(comment ?? "");
  const name = match?.[1] === undefined ? undefined : cleanName(match[1]);
  if (name === undefined || !isName(name) || ROLES.url.isIn(name) || name.split(" ").length > 4) return {};
  if (!sharesWord(name, variable)) return {};
  const [protocol = ""] = (match?.[2] ?? "").split(",");
  return { name, protocol: isProtocol(protocol) ? protocol : undefined };
}

/** `# Frontend` above `VITE_API_URL` says who reads it, and not what it reaches. */
function sharesWord(name: string, variable: string): boolean {
  const words = wordsOf(variable);
  return wordsOf(name).some((word) => words.some((other) => other.startsWith(word) || word.startsWith(other)));
}
