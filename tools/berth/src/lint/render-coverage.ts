import { type Coverage, type FileCount, UNREAD_REASONS, type UnreadReason } from "@berth/guard";
import { printableLine } from "@berth/registry";

/** How many kinds of files are named before the rest is only counted. */
const NAMED = 8;

/**
 * What was read and what was not, and why, on two lines, so that an unread folder never looks clean.
 * @param isWhole every kind of file is named, however many there are
 */
export function renderCoverage({ read, unread }: Coverage, isWhole: boolean): string[] {
  const most = isWhole ? Number.POSITIVE_INFINITY : NAMED;
  const reasons = Object.keys(UNREAD_REASONS) as UnreadReason[];
  const parts = reasons.flatMap((reason) => {
    const counts = unread.filter((one) => one.reason === reason);
    return counts.length === 0 ? [] : [`${nameCounts(counts, most)} (${UNREAD_REASONS[reason]})`];
  });
  return [
    ...(read.length === 0 ? [] : [`Read: ${nameCounts(read, most)}.`]),
    ...(parts.length === 0 ? [] : [`Not read: ${parts.join("; ")}.`]),
  ].map(printableLine);
}

/** `12 .tf, 3 .conf, 7 others`. */
function nameCounts(counts: readonly FileCount[], most: number): string {
  const named = counts.slice(0, most).map(({ files, type }) => `${files} ${type}`);
  const others = counts.slice(most).reduce((sum, { files }) => sum + files, 0);
  return [...named, ...(others > 0 ? [`${others} ${others === 1 ? "other" : "others"}`] : [])].join(", ");
}
