import { type Finding, isTestPath } from "@berth/guard";

/** The findings of one port, or of one file. */
export interface Group<K> {
  key: K;
  findings: Finding[];
}

/** Groups by a key, the largest first, equal ones in the order of their keys; findings without a key are left out. */
export function groupFindings<K extends number | string>(
  findings: readonly Finding[],
  keyOf: (finding: Finding) => K | undefined,
): Group<K>[] {
  const groups = new Map<K, Finding[]>();
  for (const finding of findings) {
    const key = keyOf(finding);
    if (key === undefined) continue;
    const group = groups.get(key);
    if (group) group.push(finding);
    else groups.set(key, [finding]);
  }
  return [...groups]
    .map(([key, findings]) => ({ key, findings }))
    .sort((one, other) => other.findings.length - one.findings.length || (one.key < other.key ? -1 : 1));
}

export const fileOf = ({ place }: Finding): string => place.file;
export const isOfTest = (finding: Finding): boolean => isTestPath(fileOf(finding));

/** `4 bind, 2 connect`, the most frequent first. */
export const countKinds = (findings: readonly Finding[]): string =>
  groupFindings(findings, ({ kind }) => kind)
    .map(({ findings, key }) => `${findings.length} ${key}`)
    .join(", ");
