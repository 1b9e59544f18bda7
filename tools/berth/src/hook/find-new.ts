import type { Finding } from "@berth/guard";

/**
 * The findings that a change brings: where there are more of a kind than before, those on lines that weren't there. A
 * file with findings of old must stay editable.
 */
export function findNew(before: readonly Finding[], after: readonly Finding[]): Finding[] {
  const known = countBy(before, kindOf);
  const lines = new Set(before.map(lineOf));
  return [...countBy(after, kindOf)].flatMap(([kind, count]) => {
    const more = count - (known.get(kind) ?? 0);
    if (more <= 0) return [];
    const ofKind = after.filter((finding) => kindOf(finding) === kind);
    const fresh = ofKind.filter((finding) => !lines.has(lineOf(finding)));
    return (fresh.length > 0 ? fresh : ofKind).slice(-more);
  });
}

/**
 * The same where a baseline excuses some of a file's findings: of each kind no more than it leaves. `after` is what the
 * file has, and `fresh` what the baseline doesn't excuse of it.
 */
export function findNewBeyond(
  before: readonly Finding[],
  after: readonly Finding[],
  fresh: readonly Finding[],
): Finding[] {
  const left = countBy(fresh, kindOf);
  return findNew(before, after).filter((finding) => {
    const more = left.get(kindOf(finding)) ?? 0;
    left.set(kindOf(finding), more - 1);
    return more > 0;
  });
}

const kindOf = ({ code, kind, port }: Finding): string => `${code} ${kind} ${port}`;
const lineOf = (finding: Finding): string => `${kindOf(finding)} ${finding.place.source.trim()}`;

function countBy(findings: readonly Finding[], key: (finding: Finding) => string) {
  const counts = new Map<string, number>();
  for (const finding of findings) counts.set(key(finding), (counts.get(key(finding)) ?? 0) + 1);
  return counts;
}
