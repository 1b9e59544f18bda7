import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";
import type { Workspace } from "./make-workspace.ts";
import { type LoggedCall, readLog } from "./strace.ts";

/** Bundles the child once: a start takes 40 ms then, and a sweep makes hundreds. Returns its path. */
export async function bundleChild(folder: string): Promise<string> {
  const outfile = join(folder, "child.mjs");
  await build({
    entryPoints: [join(import.meta.dirname, "run-child.ts")],
    outfile,
    bundle: true,
    platform: "node",
    format: "esm",
    external: ["fs-native-extensions"],
    // Its main entry is UMD, which hides what it requires from the bundler.
    mainFields: ["module", "main"],
    banner: {
      js: 'import { createRequire as r } from "node:module"; const require = r(import.meta.url);',
    },
    logLevel: "error",
  });
  return outfile;
}

export interface Task extends Workspace {
  task: "commit" | "recover";
  plan?: unknown;
  keepEdited?: boolean;
}

export interface Traced {
  /** The result the child printed; undefined if it did not come to that. */
  result: { ok: boolean; failures?: { code: string; message: string }[] } | undefined;
  signal: string | null;
  errors: string;
}

/**
 * Runs one task under strace with extra arguments such as `-e inject=fsync:signal=KILL:when=3`. Without
 * -f: only the main thread, which makes all calls of a task, is counted.
 */
export async function traceChild(
  child: string,
  task: Task,
  args: string[],
  whileRunning: (pid: number) => Promise<void> = async () => {},
): Promise<Traced> {
  const node = spawn(process.execPath, [child, JSON.stringify(task)]);
  let output = "";
  let errors = "";
  node.stdout.setEncoding("utf8").on("data", (text) => (output += text));
  node.stderr.setEncoding("utf8").on("data", (text) => (errors += text));
  const ended = once(node, "close");
  const ready = await Promise.race([once(node.stdout, "data"), ended]);
  if (ready.length > 1) throw new Error(`The child ended before it was ready:\n${errors}`);
  const strace = spawn("strace", ["-o", "/dev/null", ...args, "-p", String(node.pid)]);
  const straceEnded = once(strace, "close");
  await once(strace.stderr, "data");
  node.stdin.on("error", () => {});
  node.stdin.end("x");
  await whileRunning(node.pid ?? 0);
  const [, signal] = await ended;
  await straceEnded;
  const printed = output.slice("ready\n".length);
  return { result: printed === "" ? undefined : JSON.parse(printed), signal, errors };
}

/** All calls that a task makes between its start and its answer. */
export async function listCalls(child: string, task: Task, folder: string): Promise<LoggedCall[]> {
  const log = join(folder, "trace.txt");
  // -y: descriptors with their paths.
  await traceChild(child, task, ["-y", "-o", log]);
  // From the first line on, as strace counts, also what comes before the start.
  const calls = readLog(readFileSync(log, "utf8"));
  const start = calls.findIndex(({ line }) => /^read\(0[<,]/.test(line));
  const end = calls.findIndex(({ line }) => /^write\(1[<,]/.test(line));
  return calls.slice(start + 1, end);
}
