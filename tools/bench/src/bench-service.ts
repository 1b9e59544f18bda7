import { mkdtempSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import autocannon from "autocannon";
import { benchBusyPort } from "./bench-busy-port.ts";
import { quantile } from "./compare.ts";
import { type RunningProgram, startProgram } from "./running-program.ts";
import { makePrograms, type ProgramName, route } from "./service-programs.ts";

type Paths = Record<ProgramName, string>;

const names: Record<ProgramName, string> = {
  ours: "a service of ours",
  oursMini: "ours with zod/mini",
  assembled: "Fastify with the usual plugins",
  bare: "bare fastify()",
  bareLogging: "bare fastify({ logger: true })",
};

/**
 * What @berth/service costs a service, against bare Fastify with the same route and answer; each figure is printed as
 * soon as it is known. Linux only, for the memory.
 */
export async function benchService(rounds: number, print: (text: string) => void): Promise<void> {
  // Below this folder, so that unbundled programs find their packages.
  const folder = mkdtempSync(fileURLToPath(new URL("../.bench-", import.meta.url)));
  try {
    const bundled = await makePrograms(join(folder, "bundled"), "bundled");
    const unbundled = await makePrograms(join(folder, "unbundled"), "unbundled");
    print(await measureThroughput(bundled, rounds));
    print(await measureStart(bundled, rounds, "bundled", 1.3));
    print(await benchBusyPort(bundled.oursMini, rounds));
    print(await measureMemory(bundled, Math.min(rounds, 3), "bundled"));
    print(await measureStart(unbundled, rounds, "unbundled", 1.5));
    print(await measureMemory(unbundled, Math.min(rounds, 3), "unbundled"));
    print(`one file: ${sizeOf(bundled.ours)}; with zod/mini ${sizeOf(bundled.oursMini)}; bare ${sizeOf(bundled.bare)}`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Requests per second over 50 connections, both servers up all the time, each round one after the other. */
async function measureThroughput(paths: Paths, rounds: number): Promise<string> {
  const contenders = ["ours", "assembled", "bare", "bareLogging"] as const;
  const servers: RunningProgram[] = [];
  const results = new Map<ProgramName, number[]>(contenders.map((name) => [name, []]));
  try {
    for (const name of contenders) servers.push(await startProgram(paths[name]));
    for (let round = 0; round <= rounds; round++) {
      for (const turn of contenders.keys()) {
        // Who goes first changes; the first round warms up.
        const index = (turn + round) % contenders.length;
        const [name, server] = [contenders[index], servers[index]];
        if (!name || !server) continue;
        const url = `http://127.0.0.1:${server.port}${route}`;
        const { non2xx, errors, requests, duration } = await autocannon({
          url,
          connections: 50,
          duration: 1,
        });
        if (non2xx + errors > 0) throw new Error(`${names[name]} failed ${non2xx + errors} requests.`);
        if (round > 0) results.get(name)?.push(requests.total / duration);
      }
    }
  } finally {
    for (const server of servers) await server.stop();
  }
  return [
    judge("requests/s", results, "ours", "assembled", { least: 1 }),
    judge("requests/s", results, "ours", "bare"),
    judge("requests/s", results, "ours", "bareLogging"),
  ].join("\n");
}

async function measureStart(paths: Paths, rounds: number, how: string, most: number): Promise<string> {
  const results = await inTurn(["ours", "oursMini", "assembled", "bare"], rounds, async (name) => {
    const server = await startProgram(paths[name]);
    await server.stop();
    return server.startMs;
  });
  const what = `ms to the first 200, ${how}`;
  return [
    judge(what, results, "ours", "bare", { most }),
    judge(what, results, "oursMini", "bare", { most }),
    judge(what, results, "ours", "assembled"),
  ].join("\n");
}

async function measureMemory(paths: Paths, rounds: number, how: string): Promise<string> {
  const results = await inTurn(["ours", "oursMini", "bare"], rounds, async (name) => {
    const server = await startProgram(paths[name]);
    await sleep(2_000);
    const memory = server.memory();
    await server.stop();
    return memory;
  });
  const what = `MiB idle, ${how}`;
  return [
    judge(what, results, "ours", "bare", { most: 1.25 }),
    judge(what, results, "oursMini", "bare", { most: 1.25 }),
  ].join("\n");
}

async function inTurn(
  contenders: readonly ProgramName[],
  rounds: number,
  measure: (name: ProgramName) => Promise<number>,
): Promise<Map<ProgramName, number[]>> {
  const results = new Map<ProgramName, number[]>(contenders.map((name) => [name, []]));
  for (let round = 0; round <= rounds; round++) {
    for (const name of round % 2 === 0 ? contenders : contenders.toReversed()) {
      const value = await measure(name);
      if (round > 0) results.get(name)?.push(value);
    }
  }
  return results;
}

/** Both medians, and the median ratio of the pairs with the middle 80 % of the rounds; judged if there is a bound. */
function judge(
  what: string,
  results: ReadonlyMap<ProgramName, number[]>,
  ours: ProgramName,
  theirs: ProgramName,
  bound?: { least: number } | { most: number },
): string {
  const [our = [], their = []] = [results.get(ours), results.get(theirs)];
  const ratios = our.map((value, round) => value / (their[round] ?? Number.NaN));
  const [low, middle, high] = [0.1, 0.5, 0.9].map((share) => quantile(ratios, share).toFixed(2));
  const median = (numbers: number[]) => quantile(numbers, 0.5).toFixed(0);
  return [
    `${what}: ${names[ours]} ${median(our)}, ${names[theirs]} ${median(their)}`,
    `  ratio ${middle} (${low} to ${high} over ${ratios.length} rounds)${bound ? verdict(Number(middle), bound) : ""}`,
  ].join("\n");
}

function verdict(ratio: number, bound: { least: number } | { most: number }): string {
  const holds = "least" in bound ? ratio >= bound.least : ratio <= bound.most;
  const limit = "least" in bound ? `at least ${bound.least}` : `at most ${bound.most}`;
  return `; ${limit}: ${holds ? "holds" : "MISSED"}`;
}

function sizeOf(path: string): string {
  return `${(statSync(path).size / 1024).toFixed(0)} KiB`;
}
