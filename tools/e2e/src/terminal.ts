import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { stripVTControlCharacters } from "node:util";
import { onTestFinished } from "vitest";
import { killTree } from "./kill-tree.ts";
import { environment } from "./run.ts";

/** Why there can be no terminal here, for `skipIf`; empty where there can. */
export const terminalMissing = String(spawnSync("script", ["--version"]).stdout).includes("util-linux")
  ? ""
  : "(script of util-linux is not installed)";

/** How long a question may take to appear on a busy machine; a bound, not an expectation. */
const PATIENCE_MS = 90_000;

export const ENTER = "\r";
export const CTRL_C = "\u0003";
export const CTRL_U = "\u0015";
export const DOWN = "\u001B[B";

/** A command on a terminal of its own, as somebody sits in front of it. */
export interface Terminal {
  /** Waits until a text shows that was not there at the last look; returns all that came up to it. */
  see(text: string): Promise<string>;
  /** Presses keys. */
  type(keys: string): void;
  /** Waits for the end: its exit status, and all that ever showed. */
  end(): Promise<{ status: number | null; screen: string }>;
}

/** Opens a terminal with util-linux's `script`: a pipe is no terminal, and the doors ask only on one. */
export function openTerminal(cwd: string, command: string): Terminal {
  // Wide, so that no line is broken; and no echo but that of the program.
  const session = `stty cols 200 rows 60; exec ${command}`;
  const child = spawn("script", ["-qefc", session, "/dev/null"], {
    cwd,
    // Nx asks nothing under CI, and a person on a terminal isn't there.
    env: environment({ TERM: "xterm", CI: undefined }),
    stdio: ["pipe", "pipe", "inherit"],
  });
  const ended = once(child, "close");
  onTestFinished(async () => {
    killTree(child);
    await ended;
  });
  let output = "";
  let isOver = false;
  let seen = 0;
  let wake = () => {};
  child.stdout.setEncoding("utf8").on("data", (text) => {
    output += text;
    wake();
  });
  void ended.then(() => {
    isOver = true;
    wake();
  });
  const screen = () => stripVTControlCharacters(output).replaceAll("\r", "");
  return {
    async see(text) {
      const deadline = performance.now() + PATIENCE_MS;
      for (;;) {
        const shown = screen().slice(seen);
        const at = shown.indexOf(text);
        if (at >= 0) {
          seen += at + text.length;
          return shown.slice(0, at + text.length);
        }
        if (isOver || performance.now() > deadline)
          throw new Error(`${JSON.stringify(text)} doesn't show. What does:\n${shown}`);
        await new Promise<void>((resolve) => {
          wake = resolve;
          setTimeout(resolve, 1000).unref();
        });
      }
    },
    type: (keys) => void child.stdin.write(keys),
    async end() {
      const [status] = await ended;
      return { status, screen: screen() };
    },
  };
}
