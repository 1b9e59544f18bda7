import { fileURLToPath } from "node:url";
import { setFlagsFromString } from "node:v8";
import { Worker } from "node:worker_threads";
import type { Failure } from "@berth/registry";
import type { Judge } from "./run-hook.ts";
import type { Scene } from "./scene.ts";
import type { ToolCall } from "./tool-call.ts";

/** Claude Code waits for ten seconds, and takes a hook that needs longer for one that has nothing to say. */
const LIMIT_MS = 7000;

/** A thread costs a quarter of a call: only texts that can take long get one. */
const LARGE = 16 * 1024;

// In dist/, beside what is built from this file.
const THREAD = fileURLToPath(new URL("./hook-thread.js", import.meta.url));

export type LoadJudge = () => Promise<typeof import("./judge.ts")>;

/** Judges at once what is small; what can take long is judged in a thread, and given up in time. */
export function startJudge(loadJudge: LoadJudge): Judge {
  return async (call, scene, size) => {
    if (size > LARGE) return judgeInThread(call, scene);
    const { judgeCall } = await loadJudge();
    // V8 would optimise the grammars' lexers, for half a second that a single text never pays back.
    setFlagsFromString("--wasm-tiering-budget=2000000000");
    return judgeCall(call, scene);
  };
}

function judgeInThread(call: ToolCall, scene: Scene): Promise<Failure[]> {
  const thread = new Worker(THREAD, { workerData: { call, scene } });
  let clock: NodeJS.Timeout | undefined;
  const judged = new Promise<Failure[]>((resolve, reject) => {
    thread.once("message", resolve);
    thread.once("error", reject);
    thread.once("exit", () => reject(new Error("the linter ended without an answer.")));
    clock = setTimeout(() => reject(new Error(`it took longer than ${LIMIT_MS / 1000} seconds.`)), LIMIT_MS);
  });
  return judged.finally(() => {
    clearTimeout(clock);
    return thread.terminate();
  });
}
