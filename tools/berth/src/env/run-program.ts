import type { ChildProcess } from "node:child_process";
import { constants } from "node:os";
import { isatty } from "node:tty";
import spawn from "cross-spawn";
import type { Answer } from "../answer.ts";
import { explainUnusable } from "./explain-unusable.ts";

/** How shells end for what isn't there, and for what can't be run. */
const NOT_FOUND = 127;
const NOT_EXECUTABLE = 126;

/** What others send to stop a program, or to have it read its settings again. */
const PASSED_ON = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/**
 * Runs a program in the place of this one, without a shell: it has the same folder, input and output, gets the signals
 * that this process gets, and its exit status is the answer's; 128 and the signal's number where a signal ended it. It
 * is waited for however long it takes to end. COMMAND_UNUSABLE with 127 or 126 where it can't be started.
 */
export function runProgram(command: readonly string[], env: NodeJS.ProcessEnv): Promise<Answer> {
  // What npm installs on Windows is a script, which only cmd.exe runs: cross-spawn finds it and quotes each word.
  let child: ChildProcess | undefined;
  for (const signal of PASSED_ON)
    process.on(signal, () => {
      if (!comesFromTerminal(signal)) child?.kill(signal);
    });
  return new Promise((resolve) => {
    const refuse = (error: NodeJS.ErrnoException) => {
      const { isMissing, text } = explainUnusable(command[0] ?? "", error);
      resolve({ status: isMissing ? NOT_FOUND : NOT_EXECUTABLE, stderr: text });
    };
    try {
      const [file = "", ...args] = command;
      child = spawn(file, args, { env, stdio: "inherit" });
    } catch (error) {
      // A zero byte in a word, or more words than the system takes.
      refuse(error as NodeJS.ErrnoException);
      return;
    }
    child.once("error", refuse);
    child.once("exit", (status, signal) =>
      resolve({ status: signal === null ? (status ?? 1) : 128 + constants.signals[signal] }),
    );
  });
}

/**
 * Ctrl-C reaches every process of the terminal, the program as well: passed on it would arrive twice, which many
 * servers take for an order to end at once.
 */
const comesFromTerminal = (signal: NodeJS.Signals): boolean =>
  signal === "SIGINT" && [0, 1, 2].some((descriptor) => isatty(descriptor));
