import { describe, expect, it } from "vitest";
import { chooseCalls, full, sweep } from "../test/choose-calls.ts";
import { makePlan } from "../test/make-plan.ts";
import { makeFolder, makeWorkspace } from "../test/make-workspace.ts";
import { readState, readTree } from "../test/read-tree.ts";
import { straceMissing } from "../test/strace.ts";
import { bundleChild, listCalls, traceChild } from "../test/trace-child.ts";
import { recover } from "./recover.ts";

const ERRORS = ["ENOSPC", "EACCES", "EIO", "EROFS", "EMFILE", "EDQUOT"];
/** `+`: this call and all later ones of its kind, as on a disk that is gone for good. */
const REPEATS = ["", "+"];

describe.skipIf(straceMissing)(`an error of any system call ${straceMissing}`, () => {
  it("changes nothing before the commit point, and is made good after it", {
    timeout: 3_600_000,
  }, async () => {
    const folder = makeFolder();
    const child = await bundleChild(folder);
    const traced = makeWorkspace();
    const before = readTree(traced.root);
    const task = { task: "commit" as const, plan: makePlan(traced.root) };
    const calls = await listCalls(child, { ...traced, ...task }, folder);
    const after = readTree(traced.root);
    const outcomes: Record<string, number> = {};
    const points = chooseCalls(calls, 24).flatMap((call, index) => {
      const point = (repeat: number) => ({
        ...call,
        error: ERRORS[(index + repeat) % ERRORS.length],
        repeat: REPEATS[repeat],
      });
      return full ? [point(0), point(1)] : [point(Math.floor(index / ERRORS.length) % 2)];
    });

    await sweep("errors injected", points, async ({ name, nth, line, error, repeat }) => {
      const { root, state } = makeWorkspace();
      const at = `${error}${repeat} at ${line}`;
      const inject = ["-e", `inject=${name}:error=${error}:when=${nth}${repeat}`];
      const { result, errors } = await traceChild(child, { root, state, ...task }, inject);
      expect(errors, at).toBe("");
      // With close(2) or write(2) broken for good, the answer is lost as well.
      const outcome = result === undefined ? "no answer" : result.ok ? "ok" : codesOf(result);
      outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
      if (outcome === "COMMIT_FAILED") {
        expect(result?.failures?.[0]?.message, at).toMatch(/\(E[A-Z]+\)\. Nothing was changed\./);
        if (repeat === "") expect(Object.keys(readTree(root)), at).toEqual(Object.keys(before));
      }
      const recovered = recover(root, state);
      expect(recovered.ok, at).toBe(true);
      const tree = readTree(root);
      if (outcome === "COMMIT_FAILED") expect(tree, at).toEqual(before);
      else if (outcome === "ok") expect(tree, at).toEqual(after);
      else if (outcome === "UNFINISHED" && repeat === "") expect(tree, at).toEqual(after);
      else expect([before, after], at).toContainEqual(tree);
      expect(readState(state), at).toEqual([]);
    });
    console.info(outcomes);
  });
});

const codesOf = ({ failures = [] }: { failures?: { code: string }[] }) => failures.map(({ code }) => code).join();
