import { spawnSync } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import type { Contest } from "../row.ts";
import { makeProgramFolder } from "./program-folder.ts";
import { makeProgram } from "./service-programs.ts";

/** The whole life of a bundled service whose port another process has: from its start to exit 98. */
export async function busyPort(): Promise<Contest> {
  const folder = makeProgramFolder();
  const path = await makeProgram(folder.path, "oursMini", "bundled");
  const stranger = createServer().listen(0, "127.0.0.1");
  await once(stranger, "listening");
  const address = stranger.address();
  const port = address !== null && typeof address === "object" ? address.port : 0;
  const env = { PATH: process.env["PATH"], BENCH_PORT: String(port) };
  const run = () => {
    const { status, stderr } = spawnSync(process.execPath, [path], { env, encoding: "utf8" });
    if (status !== 98 || !stderr.includes(`pid ${process.pid} `)) {
      throw new Error(`It ended with ${status} and did not name the holder:\n${stderr}`);
    }
  };
  const close = () => {
    stranger.close();
    folder.remove();
  };
  return { ours: { run }, close };
}
