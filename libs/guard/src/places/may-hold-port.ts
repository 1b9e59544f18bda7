import { isPortTable } from "../formats/is-port-table.ts";
import lists from "./may-hold-port.json" with { type: "json" };
import { shortenRuns } from "./shorten-runs.ts";

// Most files hold no port, and looking closely costs a parser. A place is a number with a word or a sign near it, on
// its own line or the few before: this is what is looked for first. It must never say no to a place that the finders
// know; a test holds it against the corpus.

/**
 * Two to five digits that are not part of a word, a version, a decimal or a percentage. Underscores may group them, and
 * Rust writes their type behind them (8080u16). Or a number in another notation (0x2332, 9e3).
 */
const NUMBER =
  /(?<![\w.])(?:[1-9][\d_]{1,5}(?![\da-hj-tv-zA-Z%]|\.\d)|0[xXoObB][\da-fA-F_]{2,24}|\d[\d_.]{0,6}[eE]\+?\d)/g;

/** Other words and signs that make a number a port. */
const HINT = new RegExp(
  [
    "[Ll]isten|(?<![a-z])[Bb]ind(?!ing|en)|[Ss]erver?(?![a-z])|[Ss]ocket|[Cc]onnect|[Aa]ddr|[Dd]ial|[Hh]ost|HOST|ADDR",
    String.raw`[Pp]ublish|EXPOSE|expose|run_app|htons|acceptor|\.run\(|\.start\(|(?:entrypoint|command|args|cmd)["']?:`,
    String.raw`\d\.\d+\.\d+\.\d|::1?\]|(?<![\w-])-[plPLb][ =]?["',]?|\bnc -|Ports?(?![a-z])|PORT(?![A-Z]{3})`,
    "javaagent:",
    // A name and a number as arguments: `SMTP("smtp.example.com", 2525)`.
    String.raw`["'],\s?\d{4,5}\b`,
  ].join("|"),
);
/** The same for numbers of two or three digits, of which code is full. */
const STRONG_HINT = /[Ll]isten|[Cc]onnect|EXPOSE|expose|\d\.\d+\.\d+\.\d|Ports?(?![a-z])|PORT(?![A-Z]{3})/;
/** What people write together with `port`; most other words that end so, such as `export`, mean something else. */
const PREFIX = new RegExp(`(?:${lists.portPrefixes.join("|")})$`);

/** Whether the number at this index may be a port by what stands near it; quick, and sure only when it says no. */
function mayBePort(text: string, index: number, length = 5): boolean {
  // `localhost:9000`, `8080:80`
  if (text.charCodeAt(index - 1) === COLON) return true;
  const isShort = length < 4;
  let from = Math.max(0, index - (isShort ? 60 : 160));
  // Not in the middle of a word: the end of `export` is no port, and that of `order-page` is no flag.
  if (isOfWord(text.charCodeAt(from - 1))) while (isOfWord(text.charCodeAt(from))) from++;
  const near = text.slice(from, index + (isShort ? 20 : 40));
  return hasPortWord(near) || (isShort ? STRONG_HINT : HINT).test(near);
}

function hasPortWord(text: string): boolean {
  for (let at = text.indexOf("port"); at >= 0; at = text.indexOf("port", at + 4)) {
    const end = text[at + 4] === "s" ? at + 5 : at + 4;
    if (isLower(text.charCodeAt(end))) continue;
    if (!isLower(text.charCodeAt(at - 1)) || PREFIX.test(text.slice(Math.max(0, at - 9), at))) return true;
  }
  return false;
}

const COLON = 58;
const UNDERSCORE = 95;
const DASH = 45;
const isLower = (code: number): boolean => code >= 97 && code <= 122;
const isOfWord = (code: number): boolean =>
  isLower(code | 32) || (code >= 48 && code <= 57) || code === UNDERSCORE || code === DASH;

/** Whether a text is worth a parser. The name of its file may say that all numbers in it are ports. */
export function mayHoldPort(whole: string, path = ""): boolean {
  if (isPortTable(path)) return whole.search(NUMBER) >= 0;
  const text = shortenRuns(whole);
  NUMBER.lastIndex = 0;
  for (let match = NUMBER.exec(text); match; match = NUMBER.exec(text))
    if (mayBePort(text, match.index, match[0].length)) return true;
  return false;
}
