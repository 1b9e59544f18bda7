const BEGIN = "<!-- berth:begin -->";
const END = "<!-- berth:end -->";

/** Throws unless everything outside of the managed block is what it was. */
export function keepsOutside(before: string | undefined, after: string | undefined): void {
  if (before === undefined || before === "" || before === after) return;
  if (after === undefined) throw new Error("CLAUDE.md is gone");
  const [begin, end] = [lineOf(after, BEGIN), lineOf(after, END)];
  const [head, tail] = [after.slice(0, begin), after.slice(end + END.length)];
  const isNew = lineOf(before, BEGIN) < 0;
  // A fresh block stands at the end, after a blank line.
  const isKept = isNew
    ? head.startsWith(before) && (head + tail).slice(before.length).trim() === ""
    : before.startsWith(head) && before.endsWith(tail) && head.length + tail.length < before.length;
  if (!isKept) throw new Error("CLAUDE.md is changed outside of its block");
}

function lineOf(text: string, marker: string): number {
  const found = new RegExp(`^[ \\t\ufeff]*(${marker})[ \\t]*\\r?$`, "m").exec(text);
  return found ? found.index + found[0].indexOf(marker) : -1;
}
