import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { quantile } from "./compare.ts";
import { makeFeedPrograms } from "./feed-programs.ts";
import { freePort } from "./running-program.ts";

/** BENCH_FOLLOWERS is for machines that are too slow for the followers themselves. */
const followers = Number(process.env["BENCH_FOLLOWERS"] ?? 1_000);

/** A server with its followers, and what both say in the order in which they say it. */
interface Running {
  server: ChildProcess;
  audience: ChildProcess;
}

/** What one run of events cost. */
interface Run {
  /** Of the server process. */
  cpuMs: number;
  /** Milliseconds from when an event was due to the follower, of each twentieth follower. */
  delays: number[];
  /** Until the last follower has the last event. */
  tookMs: number;
}

/**
 * A feed beside a loop over all clients of a bare ws server: the same events, the same followers, in turn. Each figure
 * is printed as soon as it is known.
 */
export async function benchFeed(rounds: number, print: (text: string) => void): Promise<void> {
  const folder = mkdtempSync(fileURLToPath(new URL("../.bench-", import.meta.url)));
  const running: Running[] = [];
  try {
    const paths = await makeFeedPrograms(folder);
    for (const path of [paths.ours, paths.bare]) running.push(await start(path, paths.followers));
    const [ours, bare] = running as [Running, Running];
    print(`a feed with ${followers} followers, beside a bare ws loop`);
    const paced = { events: 500, everyMs: 10, together: false };
    print(render("100 events/s", await inTurn(ours, bare, rounds, (side) => run(side, paced))));
    const single = { events: 500, everyMs: 0, together: false };
    print(render("500 events, one in a round", await inTurn(ours, bare, rounds, (side) => run(side, single))));
    const together = { events: 50, everyMs: 0, together: true };
    print(render("500 events, 50 in a round", await inTurn(ours, bare, rounds, (side) => repeat(side, together))));
  } finally {
    for (const { server, audience } of running) for (const child of [server, audience]) child.kill("SIGKILL");
    rmSync(folder, { recursive: true, force: true });
  }
}

async function start(serverPath: string, followersPath: string): Promise<Running> {
  const port = String(await freePort());
  const env = { PATH: process.env["PATH"], BENCH_PORT: port, BENCH_FOLLOWERS: String(followers), LOG_LEVEL: "fatal" };
  const begin = async (path: string) => {
    const child = fork(path, { env, stdio: ["ignore", "ignore", "inherit", "ipc"] });
    await once(child, "message");
    return child;
  };
  const server = await begin(serverPath);
  return { server, audience: await begin(followersPath) };
}

/** @throws when a follower loses its connection. */
async function run({ server, audience }: Running, events: { events: number }): Promise<Run> {
  const armed = once(audience, "message");
  audience.send({ expected: events.events * followers });
  await armed;
  const begin = performance.now();
  const arrived = once(audience, "message").then(([message]) => ({ ...message, tookMs: performance.now() - begin }));
  const published = once(server, "message");
  server.send(events);
  const { delays, lost, tookMs } = await arrived;
  if (lost) throw new Error(`A follower lost its connection: ${lost}.`);
  const [{ cpuMs }] = await published;
  return { cpuMs, delays, tookMs };
}

/** The next events come when all followers have the last ones: neither side may pile up what it can't send. */
async function repeat(side: Running, events: { events: number }): Promise<Run> {
  const runs: Run[] = [];
  for (let count = 0; count < 10; count++) runs.push(await run(side, events));
  const sum = (read: (run: Run) => number) => runs.reduce((total, each) => total + read(each), 0);
  return {
    cpuMs: sum(({ cpuMs }) => cpuMs),
    tookMs: sum(({ tookMs }) => tookMs),
    delays: runs.flatMap(({ delays }) => delays),
  };
}

async function inTurn(ours: Running, bare: Running, rounds: number, measure: (side: Running) => Promise<Run>) {
  const results: { ours: Run; bare: Run }[] = [];
  for (let round = 0; round <= rounds; round++) {
    // Who goes first changes; the first round warms up.
    const first = await measure(round % 2 === 0 ? ours : bare);
    const second = await measure(round % 2 === 0 ? bare : ours);
    if (round > 0) results.push(round % 2 === 0 ? { ours: first, bare: second } : { ours: second, bare: first });
  }
  return results;
}

function render(what: string, results: { ours: Run; bare: Run }[]): string {
  const ratio = (read: (run: Run) => number) => {
    const ratios = results.map(({ ours, bare }) => read(ours) / read(bare));
    const [low, middle, high] = [0.1, 0.5, 0.9].map((share) => quantile(ratios, share).toFixed(2));
    return `${middle} (${low} to ${high})`;
  };
  const median = (read: (run: Run) => number, side: "ours" | "bare") =>
    quantile(
      results.map((result) => read(result[side])),
      0.5,
    ).toFixed(1);
  const p99 = ({ delays }: Run) => quantile(delays, 0.99);
  const both = (read: (run: Run) => number) => `${median(read, "ours")} and ${median(read, "bare")} ms`;
  return [
    `${what}, over ${results.length} rounds, ours and bare:`,
    `  CPU ${both(({ cpuMs }) => cpuMs)}, ratio ${ratio(({ cpuMs }) => cpuMs)}`,
    `  until all have all ${both(({ tookMs }) => tookMs)}, ratio ${ratio(({ tookMs }) => tookMs)}`,
    `  delivery p99 ${both(p99)}`,
  ].join("\n");
}
