const PATIENCE_MS = 1000;

/**
 * A line on the terminal that says how far a long step is; nothing in its first second, nor where stderr is no
 * terminal.
 */
export function showProgress(what: string, things: string) {
  const begin = performance.now();
  let isShown = false;
  return {
    show(done: number, all: number): void {
      if (!process.stderr.isTTY || performance.now() - begin < PATIENCE_MS) return;
      process.stderr.write(`\r${what}: ${done} of ${all} ${things}`);
      isShown = true;
    },
    clear(): void {
      if (isShown) process.stderr.write("\r\u001B[K");
    },
  };
}
