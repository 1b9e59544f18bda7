// Most files hold no port, and looking closely costs a parser. A place needs a number of two to five digits, and near it a word or
// a sign that makes it one. This must never say no to a place that the finders know; a test holds it against the corpus.
const NUMBER = /(?<![\w.])[1-9]\d{1,4}(?![\w%]|\.\d)/g;
const CUE =
  /port(?![a-z])|Port|PORT|listen|Listen|bind|Bind|serve|Serve|addr|Addr|EXPOSE|expose|socket|Socket|connect|Connect|dial|Dial|host|Host|HOST|publish|-p\b|-l\b|\bnc\b|:$/;
const BEFORE = 160;
const AFTER = 60;

/** Whether a text is worth a parser; quick, and sure only when it says no. */
export function mayHoldPort(text: string): boolean {
  NUMBER.lastIndex = 0;
  for (let match = NUMBER.exec(text); match; match = NUMBER.exec(text)) {
    const from = match.index;
    if (text.charCodeAt(from - 1) === COLON) return true;
    if (CUE.test(text.slice(Math.max(0, from - BEFORE), from + AFTER))) return true;
  }
  return false;
}

const COLON = 58;
