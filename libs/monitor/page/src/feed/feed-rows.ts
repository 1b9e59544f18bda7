import type { FeedLine } from "../../../src/api/monitor-state.ts";
import { textOfData } from "./text-of-data.ts";

/** What one line of the feed shows: an event, or the many of its type within a second. */
export interface FeedRow {
  /** Stays the same while the row lives. */
  key: string;
  /** The second, `2026-01-19T14:33:12`. */
  second: string;
  type: string;
  text: string;
  /** The event, or the last of many. */
  line: FeedLine;
  count: number;
  /** Stands for all events of its type in its second, also while there is only one. */
  isShared: boolean;
}

/** How many rows are kept. */
const KEPT = 500;
/** More events than this of a type within a second share a row. */
const SINGLE = 3;
const SECOND = 1000;

/** The rows, newest first, after more events came. Rows that did not change keep their identity. */
export function addLines(rows: readonly FeedRow[], lines: readonly FeedLine[], kept = KEPT): FeedRow[] {
  // Newest last while events are added: that end of an array is the cheap one.
  const next = rows.toReversed();
  for (const line of lines) addLine(next, line);
  return next.slice(-kept).toReversed();
}

function addLine(rows: FeedRow[], line: FeedLine): void {
  const second = line.time.slice(0, 19);
  const same: number[] = [];
  for (let index = rows.length - 1; index >= 0 && rows[index]?.second === second; index--) {
    if (rows[index]?.type === line.type) same.push(index);
  }
  const counted = same.reduce((sum, index) => sum + (rows[index]?.count ?? 0), 1);
  const [newest] = same;
  const isShared = counted > SINGLE || (newest === undefined ? goesOn(rows, line) : rows[newest]?.isShared === true);
  if (!isShared) {
    const text = [line.source, textOfData(line.data)].filter(Boolean).join(" ");
    rows.push({ key: keyOf(line), second, type: line.type, text, line, count: 1, isShared });
    return;
  }
  const first = same.at(-1) ?? rows.length;
  const key = rows[first]?.key ?? keyOf(line);
  for (const index of same) rows.splice(index, 1);
  const text = `${counted} in 1 s, last id ${line.id}`;
  rows.splice(first, 0, { key, second, type: line.type, text, line, count: counted, isShared });
}

/**
 * Whether the events of this type came more than one at a time in the second before, in a shared row: then they keep
 * that form, or a rate near the limit would change between both.
 */
function goesOn(rows: readonly FeedRow[], { time, type }: FeedLine): boolean {
  const now = Date.parse(time.slice(0, 19));
  for (let index = rows.length - 1; index >= 0; index--) {
    const row = rows[index];
    // Written so that a time that can't be read ends it, too.
    if (!row || !(now - Date.parse(row.second) <= SECOND)) return false;
    if (row.type === type) return row.isShared && row.count > 1;
  }
  return false;
}

/** Ids begin again when the feed does; with their time they are unique. */
const keyOf = ({ id, time }: FeedLine) => `${time} ${id}`;
