import { spawnSync } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { quantile } from "./compare.ts";

const BOUND = 300;

/**
 * How long a bundled service takes from its start to its end when another process has its port: the whole life of the
 * process.
 */
export async function benchBusyPort(path: string, rounds: number): Promise<string> {
  const stranger = createServer().listen(0, "127.0.0.1");
  await once(stranger, "listening");
  const address = stranger.address();
  const port = address !== null && typeof address === "object" ? address.port : 0;
  try {
    const env = { PATH: process.env["PATH"], BENCH_PORT: String(port) };
    const times = Array.from({ length: rounds + 1 }, () => {
      const begin = performance.now();
      const { status, stderr } = spawnSync(process.execPath, [path], { env, encoding: "utf8" });
      if (status !== 98 || !stderr.includes(`pid ${process.pid} `)) {
        throw new Error(`It ended with ${status} and did not name the holder:\n${stderr}`);
      }
      return performance.now() - begin;
    });
    const median = quantile(times.slice(1), 0.5);
    return [
      `from the start to FATAL and exit 98 on a busy port: ${median.toFixed(0)} ms`,
      `  median of ${rounds}; at most ${BOUND} ms: ${median <= BOUND ? "holds" : "MISSED"}`,
    ].join("\n");
  } finally {
    stranger.close();
  }
}
