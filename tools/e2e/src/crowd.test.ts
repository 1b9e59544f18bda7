import { join } from "node:path";
import { straceMissing } from "@berth/commit/test/strace";
import { afterEach, expect, test } from "vitest";
import { expectCrowd } from "./crowd/expect-crowd.ts";
import { makeRoomyWorkspace } from "./crowd/roomy-workspace.ts";
import { type StoppedHolder, startStoppedHolder } from "./crowd/stopped-holder.ts";
import { watchSpec } from "./crowd/watch-spec.ts";
import { killTree } from "./kill-tree.ts";
import { type Ended, run, start as startProgram } from "./run.ts";
import type { Workspace } from "./workspace.ts";

const made: Workspace[] = [];
const holders: StoppedHolder[] = [];
const workspace = async () => {
  const fresh = await makeRoomyWorkspace();
  made.push(fresh);
  return fresh;
};
const stopped = async ({ root }: Workspace, name: string) => {
  const holder = await startStoppedHolder(root, name);
  holders.push(holder);
  return holder;
};
afterEach(() => {
  for (const holder of holders.splice(0)) holder.kill();
  for (const each of made.splice(0)) each.remove();
});

/** With a bound on waiting for the lock that no crowd on a slow machine reaches, unless it is what a test is about. */
const program = (root: string, name: "berth" | "nx", args: string[], timeout = "300") =>
  run(process.execPath, [join(root, "node_modules/.bin", name), ...args], {
    cwd: root,
    env: { BERTH_LOCK_TIMEOUT: timeout },
  });

const makeService = (root: string, name: string, timeout?: string): Promise<Ended> =>
  program(root, "berth", ["service", name, "--range=crowd"], timeout);

const namesOf = (count: number) => Array.from({ length: count }, (_, index) => `crowd-${index}-x`);

function expectAllDone(ended: readonly Ended[]): void {
  const failed = ended.filter(({ status }) => status !== 0);
  expect(failed.map(({ stderr, stdout }) => stdout + stderr)).toEqual([]);
}

/** Milliseconds until a run has ended well. To be told, not to be judged. */
async function clock(ended: Promise<Ended>): Promise<string> {
  const started = performance.now();
  expectAllDone([await ended]);
  return (performance.now() - started).toFixed(0);
}

test("64 runs of berth at once get 64 ports, and a reader sees only whole registries", async () => {
  const checkout = await workspace();
  const names = namesOf(64);
  const stop = watchSpec(checkout.root);
  expectAllDone(await Promise.all(names.map((name) => makeService(checkout.root, name))));
  const { invalid, reads, versions } = stop();
  console.info(`${reads} reads, ${versions} versions`);
  expect(invalid).toEqual([]);
  expect(versions).toBeGreaterThan(1);
  await expectCrowd(checkout, names);
});

test("32 runs at once on a loaded machine all get a port, though each waits longer than one holds it", async () => {
  const checkout = await workspace();
  const names = namesOf(32);
  // Several times as much work as there are cores.
  const load = Array.from({ length: 8 }, () =>
    startProgram(process.execPath, ["-e", "for (;;);"], { cwd: checkout.root }),
  );
  const waits: number[] = [];
  const ended = await Promise.all(
    names.map(async (name) => {
      const started = performance.now();
      const done = await makeService(checkout.root, name, "10");
      waits.push(performance.now() - started);
      return done;
    }),
  );
  for (const { child } of load) killTree(child);
  expectAllDone(ended);
  const [longest, mean] = [Math.max(...waits), waits.reduce((sum, wait) => sum + wait, 0) / waits.length];
  console.info(
    `mean ${mean.toFixed(0)} ms, longest ${longest.toFixed(0)} ms: ${(longest / mean).toFixed(2)} times the mean`,
  );
  await expectCrowd(checkout, names);
});

test("16 runs of nx g at once get 16 ports, and a reader sees only whole registries", async () => {
  const checkout = await workspace();
  const names = namesOf(16);
  const stop = watchSpec(checkout.root);
  const runs = names.map((name) => program(checkout.root, "nx", ["g", "service", name, "--range=crowd"]));
  expectAllDone(await Promise.all(runs));
  expect(stop().invalid).toEqual([]);
  await expectCrowd(checkout, names);
});

test("the same name twice at once has one winner, and the other is told that it is taken", async () => {
  const checkout = await workspace();
  const names = namesOf(6);
  for (const name of names) {
    const both = await Promise.all([1, 2].map(() => makeService(checkout.root, name)));
    const [winner, loser] = both.sort((a, b) => Number(a.status) - Number(b.status));
    expect(winner?.status, winner?.stderr).toBe(0);
    expect(loser?.status, loser?.stderr).toBe(2);
    expect(loser?.stderr).toContain(`NAME_TAKEN  ${name} exists`);
  }
  await expectCrowd(checkout, names);
});

test.skipIf(straceMissing)(
  `a killed run frees the lock at once, for who waits and for who comes ${straceMissing}`,
  async () => {
    const checkout = await workspace();
    const alone = await clock(makeService(checkout.root, "alone"));
    const first = await stopped(checkout, "killed");
    const waiting = makeService(checkout.root, "waiting");
    const refused = await makeService(checkout.root, "impatient", "0");
    expect(refused.stderr).toContain("WORKSPACE_BUSY");
    first.kill();
    await first.done;
    const waited = await clock(waiting);
    console.info(`done ${waited} ms after the kill; a run of its own takes ${alone} ms`);

    const second = await stopped(checkout, "killed-too");
    second.kill();
    await second.done;
    // 0: one try, and no waiting.
    expectAllDone([await makeService(checkout.root, "next", "0")]);
    await expectCrowd(checkout, ["alone", "waiting", "next"]);
  },
);

test.skipIf(straceMissing)(
  `a stopped run is named to who waited for it, and loses nothing when it goes on ${straceMissing}`,
  async () => {
    const checkout = await workspace();
    const { done, pid } = await stopped(checkout, "stopped");
    const before = checkout.read("spec/ports.yaml");
    const { status, stderr, stdout } = await makeService(checkout.root, "waiting", "1");
    expect({ status, stdout }).toEqual({ status: 3, stdout: "" });
    expect(stderr.replaceAll(String(pid), "<pid>").replace(/for \d+ s/, "for <n> s")).toBe(
      [
        "WORKSPACE_BUSY  Another run is changing this workspace: process <pid> (berth service stopped), for <n> " +
          's; it is stopped: "kill -CONT <pid>" resumes it. Nothing was changed.',
        "Wait until it ends and run the command again, or wait longer: BERTH_LOCK_TIMEOUT=60 (seconds).",
        "",
      ].join("\n"),
    );
    expect(checkout.read("spec/ports.yaml")).toBe(before);
    process.kill(pid, "SIGCONT");
    expectAllDone([await done]);
    await expectCrowd(checkout, ["stopped"]);
  },
);
