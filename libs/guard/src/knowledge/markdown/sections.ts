import lists from "./sections.json" with { type: "json" };

/** A part of a document from one heading to the next, or to the end of a long table. */
export interface Section {
  /** The line of the file on which it begins, from 1. */
  line: number;
  /** Of a heading with `#`; 0 for what goes on with the section before. */
  depth: number;
  text: string;
  /** Whether a number of two digits or more stands in it. */
  hasNumber: boolean;
  /** Rows that go on with the table at its end, without any markup. */
  rows: PlainRow[];
}

export interface PlainRow {
  line: number;
  text: string;
}

/** Fences in other languages tell how a program is written, and not who has a port. */
const READ = new Set(["", ...lists.readLanguages]);
const FENCE = /^[ \t>]{0,40}(`{3,}|~{3,})[ \t]*([\w+#.-]*)/;
const HEADING = /^ {0,3}(#{1,6})(?:[ \t]|$)/;
const NUMBER = /\d\d|\dxx|[０-９]{2}/;
const DELIMITER = /^ {0,3}\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*){0,60}\|?[ \t]*$/;
/** A row without a sign of markup needs no parser. */
const PLAIN_ROW = /^ {0,3}\|[^\\`*_~[\]<>&!]*\|[ \t]*$/;
const MAX_INDENT = 60;
const DEEP = /^[ \t]{61,}/;
/** Marks of lists and quotations in one another, on one line: what is beyond the first of them. */
const NESTED = /^((?:[ \t]{0,4}(?:>|(?:[-*+]|\d{1,9}[.)])[ \t])){30})(?:[ \t]{0,4}(?:>|(?:[-*+]|\d{1,9}[.)])[ \t]))+/;
/** From this row of a table on. */
const LONG_TABLE = 40;
/** A longer line is no text that people read. */
const MAX_LINE = 8000;
/** More marks than these in one paragraph are no emphasis. */
const MAX_MARKS = 600;
const MARKS = /[*_~[\]]/g;
/** About two seconds of work. */
const MAX_WORK = 20_000;

/** Why a document is not read to its end. */
type Problem = "LINE_TOO_LONG" | "TOO_MUCH";

/**
 * Cuts a document at its headings, so that only parts with numbers need a parser. Lines of code in other languages are
 * emptied; no line moves. `onProblem` is called for a line that is no text, which is emptied, too, and for the line
 * from which on a document is too long to be read.
 */
export function sectionsOf(text: string, onProblem: (line: number, problem: Problem) => void): Section[] {
  const sections: Section[] = [];
  let lines: string[] = [];
  let current: Omit<Section, "text"> = { line: 1, depth: 0, hasNumber: false, rows: [] };
  let [work, ofTable, marks] = [0, 0, 0];
  const finish = (next: number, depth: number) => {
    if (current.hasNumber) work += lines.length + 2 * lines.filter((line) => line.includes("|")).length;
    work += 1.5 * current.rows.length;
    if (lines.length > 0) sections.push({ ...current, text: lines.join("\n") });
    lines = [];
    current = { line: next, depth, hasNumber: false, rows: [] };
  };
  let fence: { mark: string; isRead: boolean } | undefined;
  for (const [index, written] of text.split(/\r\n|\r|\n/).entries()) {
    let line = written;
    if (line.length > MAX_LINE) {
      onProblem(index + 1, "LINE_TOO_LONG");
      line = "";
    }
    marks = line.trim() === "" ? 0 : marks + (line.match(MARKS)?.length ?? 0);
    if (marks > MAX_MARKS && !line.includes("|")) line = line.replace(MARKS, " ");
    const mark = FENCE.exec(line);
    if (fence) {
      if (mark?.[2] === "" && mark[1]?.startsWith(fence.mark)) fence = undefined;
      else if (!fence.isRead) line = "";
    } else if (mark) fence = { mark: mark[1] ?? "```", isRead: READ.has((mark[2] ?? "").toLowerCase()) };
    else {
      // Each level of a list that is deeper than any author writes costs more than the one before.
      line = line.replace(DEEP, (blanks) => blanks.slice(0, MAX_INDENT)).replace(NESTED, "$1");
      ofTable = ofTable > 0 && line.includes("|") ? ofTable + 1 : DELIMITER.test(line) && line.includes("|") ? 1 : 0;
      if (ofTable > LONG_TABLE && PLAIN_ROW.test(line)) {
        current.rows.push({ line: index + 1, text: line });
        if (current.rows.length <= MAX_WORK) continue;
        onProblem(current.line, "TOO_MUCH");
        return sections;
      }
      const depth = HEADING.exec(line)?.[1]?.length;
      if (depth !== undefined || current.rows.length > 0) {
        finish(index + 1, depth ?? 0);
        if (work > MAX_WORK) {
          onProblem(index + 1, "TOO_MUCH");
          return sections;
        }
      }
    }
    if (NUMBER.test(line)) current.hasNumber = true;
    lines.push(line);
  }
  finish(0, 0);
  return work > MAX_WORK ? tooLong(sections, onProblem) : sections;
}

/** Without the section that is too much. */
function tooLong(sections: Section[], onProblem: (line: number, problem: Problem) => void): Section[] {
  onProblem(sections.pop()?.line ?? 1, "TOO_MUCH");
  return sections;
}
