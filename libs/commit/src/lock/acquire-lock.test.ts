import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, unlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, it, onTestFinished } from "vitest";
import { makeFolder } from "../../test/make-workspace.ts";
import { acquireLock, type Lock } from "./acquire-lock.ts";
import { listTickets } from "./lock-queue.ts";
import { tellProgress } from "./tell-progress.ts";

const once0 = { command: "nx g service mine", timeoutMs: 0 };
const script = (name: string) => join(import.meta.dirname, "../../test", name);
const start = (name: string, ...args: string[]) =>
  spawn(process.execPath, ["--import", "tsx", script(name), ...args], {
    stdio: ["ignore", "pipe", "inherit"],
  });

async function startHolder(lockPath: string): Promise<ChildProcess> {
  const holder = start("hold-lock.ts", lockPath);
  onTestFinished(() => {
    holder.kill("SIGKILL");
  });
  const [said] = await once(holder.stdout, "data");
  expect(String(said)).toBe("held\n");
  return holder;
}

async function take(lockPath: string, timeoutMs = 0): Promise<Lock> {
  const lock = await acquireLock(lockPath, { ...once0, timeoutMs });
  if (!lock.ok) throw new Error(lock.failures[0]?.message);
  onTestFinished(() => lock.value.release());
  return lock.value;
}

async function refused(lockPath: string) {
  const lock = await acquireLock(lockPath, once0);
  if (lock.ok) throw new Error("the lock was given");
  return lock.failures[0];
}

describe("acquireLock", () => {
  it("makes the folder, notes its holder, and leaves an empty file", async () => {
    const path = join(makeFolder(), "berth/deep/lock");
    const lock = await take(path);
    expect(JSON.parse(readFileSync(path, "utf8"))).toMatchObject({
      pid: process.pid,
      command: "nx g service mine",
    });
    lock.release();
    lock.release();
    expect(readFileSync(path, "utf8")).toBe("");
    (await take(path)).release();
  });

  it("keeps out a second one in the same process, until it is released", async () => {
    const path = join(makeFolder(), "lock");
    const lock = await take(path);
    expect(await refused(path)).toMatchObject({ code: "WORKSPACE_BUSY" });
    const waiting = take(path, 30_000);
    lock.release();
    await waiting;
  });

  it("names the process that holds it, and lets it be taken once that is killed", async () => {
    const path = join(makeFolder(), "lock");
    const holder = await startHolder(path);
    const failure = await refused(path);
    expect(failure?.message).toMatch(`process ${holder.pid} (nx g service held), for `);
    expect(failure?.fix).toMatch("BERTH_LOCK_TIMEOUT");
    holder.kill("SIGKILL");
    await once(holder, "close");
    expect(readFileSync(path, "utf8")).toMatch("held");
    await take(path);
  });

  it.skipIf(process.platform !== "linux")("says that the holder is stopped", async () => {
    const path = join(makeFolder(), "lock");
    const holder = await startHolder(path);
    holder.kill("SIGSTOP");
    await until(async () => (await refused(path))?.message.includes("it is stopped") ?? false);
    holder.kill("SIGKILL");
  });

  it.each(["", "{", '{"pid":"x"}', "null", "\0\0\0", '{"pid":1e99,"command":1,"startedAt":null}'])(
    "is not disturbed by a garbled note %j",
    async (note) => {
      const path = join(makeFolder(), "lock");
      await take(path);
      writeFileSync(path, note);
      expect((await refused(path))?.message).toMatch("a process that is not visible from here");
    },
  );

  it("follows no symbolic link, neither of the file nor of its folder", async () => {
    const folder = makeFolder();
    writeFileSync(join(folder, "victim"), "precious");
    symlinkSync(join(folder, "victim"), join(folder, "lock"));
    mkdirSync(join(folder, "elsewhere"));
    symlinkSync(join(folder, "elsewhere"), join(folder, ".berth"));
    expect((await refused(join(folder, "lock")))?.code).toBe("COMMIT_FAILED");
    expect((await refused(join(folder, ".berth/lock")))?.code).toBe("COMMIT_FAILED");
    expect(readFileSync(join(folder, "victim"), "utf8")).toBe("precious");
    expect(existsSync(join(folder, "elsewhere/lock"))).toBe(false);
  });

  it("says why there can be no lock", async () => {
    const folder = makeFolder();
    writeFileSync(join(folder, "berth"), "a file");
    const failure = await refused(join(folder, "berth/lock"));
    expect(failure).toMatchObject({ code: "COMMIT_FAILED" });
    expect(failure?.message).toMatch(/there is something else at this path \(EEXIST\)/);
  });

  it("gives a new lock when the locked file was deleted", async () => {
    const path = join(makeFolder(), "lock");
    await take(path);
    unlinkSync(path);
    await take(path);
    expect((await refused(path))?.code).toBe("WORKSPACE_BUSY");
  });

  it("serves those who wait in the order in which they came", async () => {
    const path = join(makeFolder(), "lock");
    const first = await take(path);
    const served: number[] = [];
    const waiting = [];
    for (const turn of [1, 2, 3, 4, 5, 6]) {
      const tickets = listTickets(path).length;
      waiting.push(
        take(path, 60_000).then((lock) => {
          served.push(turn);
          lock.release();
        }),
      );
      await until(async () => listTickets(path).length > tickets);
    }
    first.release();
    await Promise.all(waiting);
    expect(served).toEqual([1, 2, 3, 4, 5, 6]);
    expect(readdirSync(dirname(path))).toEqual(["lock"]);
  });

  it("gives up on one holder that keeps the lock, and not on a queue that moves", { timeout: 60_000 }, async () => {
    const path = join(makeFolder(), "lock");
    const first = await take(path);
    const limit = 4000;
    const turns = [1, 2, 3, 4, 5].map(async () => {
      const lock = await take(path, limit);
      await sleep(limit / 4);
      lock.release();
    });
    await until(async () => listTickets(path).length === turns.length);
    const last = acquireLock(path, { ...once0, timeoutMs: limit });
    first.release();
    await Promise.all(turns);
    const lock = await last;
    expect(lock).toMatchObject({ ok: true });
    expect(await acquireLock(path, { ...once0, timeoutMs: 100 })).toMatchObject({
      failures: [{ code: "WORKSPACE_BUSY" }],
    });
    if (lock.ok) lock.value.release();
    expect(readdirSync(dirname(path))).toEqual(["lock"]);
  });

  it("waits for a holder that gets on, however long it takes", { timeout: 60_000 }, async () => {
    const path = join(makeFolder(), "lock");
    const slow = await take(path);
    const limit = 4000;
    const waiting = acquireLock(path, { ...once0, timeoutMs: limit });
    for (let step = 0; step < 6; step++) {
      await sleep(limit / 4);
      tellProgress({ lock: path, journal: "" });
    }
    slow.release();
    const lock = await waiting;
    expect(lock).toMatchObject({ ok: true });
    if (lock.ok) lock.value.release();
  });

  it("tells once for whom it waits, when the wait takes more than a second", async () => {
    const path = join(makeFolder(), "lock");
    const holder = await startHolder(path);
    const told: string[] = [];
    const onWait = (text: string) => {
      told.push(text);
      holder.kill("SIGKILL");
    };
    const lock = await acquireLock(path, { command: "mine", timeoutMs: 60_000, onWait });
    expect(lock).toMatchObject({ ok: true });
    expect(told).toEqual([expect.stringMatching(`^process ${holder.pid} \\(nx g service held\\), for \\d+ s$`)]);
    if (lock.ok) lock.value.release();
  });

  it("passes over a process that was killed while it waited, and clears up after it", async () => {
    const path = join(makeFolder(), "lock");
    const lock = await take(path);
    const waiter = start("hold-lock.ts", path, "60000");
    await until(async () => listTickets(path).length === 1);
    waiter.kill("SIGKILL");
    await once(waiter, "close");
    expect(readdirSync(dirname(path))).toHaveLength(2);
    lock.release();
    (await take(path, 60_000)).release();
    expect(readdirSync(dirname(path))).toEqual(["lock"]);
  });

  it("lets one process after the other through", { timeout: 60_000 }, async () => {
    const folder = makeFolder();
    const counter = join(folder, "counter");
    writeFileSync(counter, "0");
    const processes = Array.from({ length: 4 }, () => start("add-under-lock.ts", join(folder, "lock"), counter, "10"));
    const codes = await Promise.all(processes.map((process) => once(process, "close")));
    expect(codes.map(([code]) => code)).toEqual([0, 0, 0, 0]);
    expect(readFileSync(counter, "utf8")).toBe("40");
  });
});

async function until(done: () => Promise<boolean>): Promise<void> {
  while (!(await done())) await new Promise((resolve) => setTimeout(resolve, 10));
}
