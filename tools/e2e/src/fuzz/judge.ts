import type { Ended } from "../run.ts";

/** What `berth` may write in a workspace. */
const ALLOWED = [
  /^root\/(?:spec|config|services|compose\.yaml|CLAUDE\.md)(?:\/|\b)/,
  /^root\/\.claude(?:\/settings\.json|\/hookify\.enforce-port-allocation(?:-bash)?\.local\.md)? /,
];

/**
 * Which promise a run of `berth` broke, given what it changed around its workspace `root`; undefined where it kept all.
 */
export function judge(ended: Ended, changes: string[], state: string[]): string | undefined {
  const { signal, status, stderr, stdout } = ended;
  if (signal !== null || status === null) return `ended by ${signal}`;
  if (status > 3) return `status ${status}`;
  if (/^ {4}at .*[:(]/m.test(stderr) || /^\w*Error\b/m.test(stderr)) return "an uncaught exception";
  if (status !== 0 && stderr + stdout === "") return "a refusal without a word";
  if (status !== 0 && changes.length > 0) return `status ${status}, but ${changes.join(", ")}`;
  if (state.length > 0) return `left over: ${state.join(", ")}`;
  const stray = changes.filter(
    (change) => !ALLOWED.some((allowed) => allowed.test(change)) || change.includes(".berth-"),
  );
  return stray.length > 0 ? `writes outside: ${stray.join(", ")}` : undefined;
}
