import { type Excuse, keyOf } from "./baseline.ts";

/** The version of the format. */
export const BASELINE_VERSION = 1;

/** The key under which the file says what it is; JSON has no comments. */
export const NOTE_KEY = "//";
const NOTE =
  "Hardcoded ports from before, which berth lint excuses. With --baseline --prune it removes those that are fixed.";

/**
 * The text of the baseline: JSON with one line for each excuse, sorted. The last line is always the same, so that every
 * excuse ends with a comma, and one that is added at the end changes no other line.
 */
export function renderBaseline(excuses: readonly Excuse[]): string {
  const members: [string, unknown][] = [
    [NOTE_KEY, NOTE],
    ...excuses.map((excuse): [string, unknown] => [keyOf(excuse), excuse.count]),
    ["version", BASELINE_VERSION],
  ];
  const lines = members.map(([key, value]) => `  ${JSON.stringify(key)}: ${JSON.stringify(value)}`);
  return `{\n${lines.join(",\n")}\n}\n`;
}
