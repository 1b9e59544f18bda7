import { readdirSync, readlinkSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { straceMissing } from "@berth/commit/test/strace";
import { expect, onTestFinished, test } from "vitest";
import { findStopped, startStoppedHolder } from "./crowd/stopped-holder.ts";
import { freshWorkspace } from "./fresh-workspace.ts";
import { killTree } from "./kill-tree.ts";
import { leftovers } from "./leftovers.ts";
import { berth, run, start } from "./run.ts";
import { openTerminal, terminalMissing } from "./terminal.ts";

const BERTH = "node_modules/.bin/berth";
const HELD = ["service", "price-alerts", "--range=analysis"];
const WAITING = ["service", "swift", "--range=subscriber"];

test.skipIf(straceMissing)(
  `a run that waits for another is told for whom, and can be killed without harm ${straceMissing}`,
  async () => {
    const workspace = freshWorkspace();
    const { root } = workspace;
    const lock = join(root, ".git/berth/lock");
    const before = workspace.files();
    const begin = (file: string, args: string[]) => {
      const process = start(file, args, { cwd: root });
      onTestFinished(() => killTree(process.child));
      return process;
    };

    // Stopped at its first rename, before it has changed anything: it holds the lock, and stays there.
    const stop = ["-qq", "-o", "/dev/null", "-e", "trace=rename"];
    const at = ["-e", "inject=rename:signal=STOP:when=1", process.execPath, BERTH, ...HELD];
    const holder = begin("strace", [...stop, ...at]);
    const pid = await findStopped(lock);

    const env = { BERTH_LOCK_TIMEOUT: "0" };
    const busy = await run(process.execPath, [BERTH, ...WAITING], { cwd: root, env });
    expect(busy).toMatchObject({ status: 3, stdout: "" });
    expect(busy.stderr.replace(/for \d+ s/, "for 0 s")).toBe(
      `WORKSPACE_BUSY  Another run is changing this workspace: process ${pid} (berth service price-alerts), for 0 s; it is stopped: "kill -CONT ${pid}" resumes it. Nothing was changed.
Wait until it ends and run the command again, or wait longer: BERTH_LOCK_TIMEOUT=60 (seconds).
`,
    );

    const waiter = begin(process.execPath, [BERTH, ...WAITING]);
    await until(() => opens(waiter.child.pid ?? 0, lock));
    waiter.child.kill("SIGKILL");
    expect(await waiter.done).toMatchObject({ signal: "SIGKILL", stdout: "", stderr: "" });

    process.kill(pid, "SIGCONT");
    expect(await holder.done).toMatchObject({ status: 0, stderr: "" });
    expect(workspace.files()).not.toEqual(before);
    expect(await berth(root, ...WAITING)).toMatchObject({ status: 0, stderr: "" });
    expect((await berth(root, "check")).stdout).toMatch(/^0 errors, /m);
    expect(leftovers(root)).toEqual([]);
  },
);

test.skipIf(straceMissing || terminalMissing)(
  `a run on a terminal says for whom it waits, and then does its work ${straceMissing || terminalMissing}`,
  async () => {
    const { root } = freshWorkspace();
    const held = await startStoppedHolder(root, "price-alerts", "analysis");
    onTestFinished(() => held.kill());
    const terminal = openTerminal(root, `${process.execPath} '${BERTH}' ${WAITING.join(" ")}`);
    await terminal.see(`Waiting for process ${held.pid} (berth service price-alerts), for `);
    process.kill(held.pid, "SIGCONT");
    expect(await held.done).toMatchObject({ status: 0 });
    expect(await terminal.end()).toMatchObject({ status: 0 });
  },
);

/** Whether a process has the file open at this moment: who waits opens it again and again. */
function opens(pid: number, file: string): true | undefined {
  const folder = `/proc/${pid}/fd`;
  try {
    const descriptors = readdirSync(folder);
    return descriptors.some((name) => readlinkSync(join(folder, name)) === file) || undefined;
  } catch {
    return undefined;
  }
}

async function until<T>(look: () => T | undefined): Promise<T> {
  for (;;) {
    const found = look();
    if (found !== undefined) return found;
    await sleep(1);
  }
}
