// Most files hold no port, and looking closely costs a parser. A place is a number with a word or a sign near it, on its own line or
// the few before: this is what is looked for first. It must never say no to a place that the finders know; a test holds it against
// the corpus.

/**
 * Two to five digits that are not part of a word, a version, a decimal or a percentage. Underscores may group them, and Rust writes
 * their type behind them (8080u16).
 */
const NUMBER = /(?<![\w.])[1-9][\d_]{1,5}(?![\da-hj-tv-zA-Z%]|\.\d)/g;

/** What makes a number a port; plain texts, because `includes` is ten times faster than one expression for them all. */
const HINTS = (
  "port|Port|PORT|listen|Listen|bind|Bind|serve|Serve|socket|Socket|onnect|addr|Addr|ADDR|dial|Dial|host|Host|HOST|" +
  "ublish|EXPOSE|expose|run_app|.run(|.start(|entrypoint|command|args|cmd|nc -|-p|-l|-P|-L|-b|.0.|::"
).split("|");
const SURE = new RegExp(
  [
    // `port` as a word of its own or at the end of one, and none of the words that merely end like it.
    String.raw`(?<![a-z])ports?(?![a-z])|[a-z]Ports?(?![a-z])|(?<![A-Za-z])Ports?(?![a-z])|PORT(?![A-Z]{3})`,
    "(?:ssl|tls|http|https|grpc|db|ws|host|node|server|target|container|listen|bind|admin|metrics|api|ui|web|dev|debug|local|remote|smtp|redis|my|tcp|udp|base|start|app|listening|default|conn|proxy)port",
    "[Ll]isten|(?<![a-z])[Bb]ind(?!ing|en)|[Ss]erver?(?![a-z])|[Ss]ocket|[Cc]onnect|[Aa]ddr|[Dd]ial|[Hh]ost|HOST|ADDR",
    String.raw`[Pp]ublish|EXPOSE|expose|run_app|\.run\(|\.start\(|(?:entrypoint|command|args|cmd)["']?:`,
    String.raw`\d\.\d+\.\d+\.\d|::1?\]|(?<![\w-])-[plPLb][ =]?["',]?|\bnc -`,
  ].join("|"),
);
const BEFORE = 200;
const AFTER = 60;

/** Whether the number at this index may be a port by what stands near it; quick, and sure only when it says no. */
export function mayBePort(text: string, index: number): boolean {
  // `localhost:9000`, `8080:80`
  if (text.charCodeAt(index - 1) === COLON) return true;
  let from = Math.max(0, index - BEFORE);
  // Not in the middle of a word: the end of `export` is no port.
  while (from > 0 && isLetter(text.charCodeAt(from))) from++;
  const near = text.slice(from, index + AFTER);
  return HINTS.some((hint) => near.includes(hint)) && SURE.test(near);
}

const COLON = 58;
const isLetter = (code: number): boolean => (code | 32) >= 97 && (code | 32) <= 122;

/** Whether a text is worth a parser. */
export function mayHoldPort(text: string): boolean {
  NUMBER.lastIndex = 0;
  for (let match = NUMBER.exec(text); match; match = NUMBER.exec(text))
    if (mayBePort(text, match.index)) return true;
  return false;
}
