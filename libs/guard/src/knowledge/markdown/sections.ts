import lists from "./sections.json" with { type: "json" };

/** A part of a document from one heading to the next. */
export interface Section {
  /** The line of the file on which it begins, from 1. */
  line: number;
  /** Of a heading with `#`; 0 for what stands before the first one. */
  depth: number;
  text: string;
  /** Whether a number of two digits or more stands in it. */
  hasNumber: boolean;
}

/** Fences in these languages tell how a program is written, and not who has a port. */
const READ = new Set(["", ...lists.readLanguages]);
const FENCE = /^[ \t>]{0,40}(`{3,}|~{3,})[ \t]*([\w+#.-]*)/;
const HEADING = /^ {0,3}(#{1,6})(?:[ \t]|$)/;
const NUMBER = /\d\d|\dxx|[０-９]{2}/;
/** A longer line is no text that people read. */
const MAX_LINE = 20_000;

/**
 * Cuts a document at its headings, so that only parts with numbers need a parser. Lines of code in other languages are
 * emptied; no line moves. `tooLong` is called for lines that are no text, which are emptied, too.
 */
export function sectionsOf(text: string, tooLong: (line: number) => void): Section[] {
  const sections: Section[] = [];
  let lines: string[] = [];
  let current = { line: 1, depth: 0, hasNumber: false };
  const finish = () => {
    if (lines.length > 0) sections.push({ ...current, text: lines.join("\n") });
    lines = [];
  };
  let fence: { mark: string; isRead: boolean } | undefined;
  for (const [index, written] of text.split(/\r\n|\r|\n/).entries()) {
    let line = written;
    if (line.length > MAX_LINE) {
      tooLong(index + 1);
      line = "";
    }
    const mark = FENCE.exec(line);
    if (fence) {
      if (mark?.[2] === "" && mark[1]?.startsWith(fence.mark)) fence = undefined;
      else if (!fence.isRead) line = "";
    } else if (mark) fence = { mark: mark[1] ?? "```", isRead: READ.has((mark[2] ?? "").toLowerCase()) };
    else {
      const depth = HEADING.exec(line)?.[1]?.length;
      if (depth !== undefined) {
        finish();
        current = { line: index + 1, depth, hasNumber: false };
      }
    }
    if (NUMBER.test(line)) current.hasNumber = true;
    lines.push(line);
  }
  finish();
  return sections;
}
