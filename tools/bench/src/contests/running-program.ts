import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { openSync, readFileSync } from "node:fs";
import { get } from "node:http";
import { createServer } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { route } from "./service-programs.ts";

/** How long a program may take to answer, in milliseconds; a bound against hanging. */
const patienceMs = 30_000;

/** A server that answers. */
export interface RunningProgram {
  port: number;
  /** Milliseconds from the start of the process to its first answer. */
  startMs: number;
  /** Resident memory now, in MiB. */
  memory(): number;
  stop(): Promise<void>;
}

const nowhere = openSync("/dev/null", "w");

/** Starts a program on a free port and waits until it answers 200. */
export async function startProgram(path: string): Promise<RunningProgram> {
  const port = await freePort();
  const env = { PATH: process.env["PATH"], BENCH_PORT: String(port) };
  const begin = performance.now();
  const child = spawn(process.execPath, [path], { env, stdio: ["ignore", nowhere, "inherit"] });
  const stop = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, "exit");
    child.kill("SIGKILL");
    await ended;
  };
  try {
    await untilAnswered(child, port);
  } catch (error) {
    await stop();
    throw error;
  }
  const startMs = performance.now() - begin;
  return {
    port,
    startMs,
    memory: () => readMemory(child.pid),
    stop,
  };
}

async function untilAnswered(child: ChildProcess, port: number): Promise<void> {
  const deadline = performance.now() + patienceMs;
  while ((await ask(port)) !== 200) {
    if (child.exitCode !== null) throw new Error(`The program ended with ${child.exitCode}.`);
    if (performance.now() > deadline) throw new Error("The program never answered.");
    await sleep(1);
  }
}

function ask(port: number): Promise<number | undefined> {
  return new Promise((resolve) => {
    get({ host: "127.0.0.1", port, path: route, agent: false }, (response) => {
      response.resume();
      resolve(response.statusCode);
    }).on("error", () => resolve(undefined));
  });
}

function readMemory(pid: number | undefined): number {
  const [, kib] = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, "utf8")) ?? [];
  return Number(kib) / 1024;
}

/** A port of the loopback interface that nothing listens on now. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  if (address === null || typeof address === "string") throw new Error("no port");
  return address.port;
}
