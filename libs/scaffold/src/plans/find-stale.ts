import { commandOf, type Failure, SPEC_PATH, type Spec, usesNx } from "@berth/registry";
import type { FileWrite } from "./plan.ts";
import { planDerived } from "./plan-derived.ts";
import type { Snapshot } from "./snapshot.ts";

/** DERIVED_STALE for every derived file that is not what the spec says, at the first line that differs. */
export function findStale(spec: Spec, snapshot: Snapshot): Failure[] {
  const derived = planDerived(spec, snapshot);
  if (!derived.ok) return derived.failures;
  return derived.value.map((change) => describeStale(spec, change, snapshot.files[change.path]));
}

function describeStale(spec: Spec, { after, path }: FileWrite, current: string | undefined): Failure {
  const fix = usesNx(spec) ? "Run npx nx sync (or npx berth sync)." : `Run: ${commandOf(spec, "sync")}`;
  if (current === undefined)
    return {
      code: "DERIVED_STALE",
      message: `${path} is missing; it is derived from ${SPEC_PATH}.`,
      // By convention git ignores *.local.md; a rule that only one person has protects no team.
      ...(path.endsWith(".local.md") && {
        details: [`If git ignores it, add this to .gitignore: !/${path}`],
      }),
      fix,
    };
  const is = current.split("\n");
  const should = after.split("\n");
  const index = is.findIndex((line, at) => line !== should[at]);
  const line = index < 0 ? is.length : index + 1;
  const source = (is[line - 1] ?? "").replace(/\r$/, "");
  const indent = Math.max(0, source.search(/\S/));
  const expected = index < 0 ? "more text after this line" : describeExpected(should, index, source);
  return {
    code: "DERIVED_STALE",
    message: `${path} does not match ${SPEC_PATH}.`,
    place: {
      file: path,
      line,
      column: indent + 1,
      length: Math.max(1, source.length - indent),
      source,
    },
    details: [`expected: ${expected}`],
    fix,
  };
}

function describeExpected(should: readonly string[], index: number, source: string): string {
  const line = should[index] ?? "";
  // Behind the last line break, the text holds one more line without a character.
  if (line === "" && index >= should.length - 1) return "the end of the file";
  return line === source ? "the same line with LF as the line break" : line;
}
