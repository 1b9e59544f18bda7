import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { quantile } from "../quantile.ts";
import type { Contender, Contest } from "../row.ts";
import { makeFeedPrograms } from "./feed-programs.ts";
import { makeProgramFolder } from "./program-folder.ts";
import { freePort } from "./running-program.ts";

/** BENCH_FOLLOWERS is for machines that are too slow for the followers themselves. */
export const FOLLOWERS = Number(process.env["BENCH_FOLLOWERS"] ?? 1_000);

/** So many events, one every few milliseconds, one in each round of the event loop, or all in one round. */
export interface Events {
  events: number;
  everyMs: number;
  together: boolean;
  /** The same again when all followers have the last ones: neither side may pile up what it can't send. */
  times?: number;
}

/** What one run of events cost. */
interface Cost {
  /** Of the server process. */
  cpuMs: number;
  /** Milliseconds from when an event was due to the follower, of each twentieth follower. */
  delays: number[];
  /** Until the last follower has the last event. */
  tookMs: number;
}

/** A server with its followers. */
interface Side {
  server: ChildProcess;
  audience: ChildProcess;
}

/** What is read from the cost of a round. */
export const READ = {
  cpu: ({ cpuMs }: Cost) => cpuMs,
  took: ({ tookMs }: Cost) => tookMs,
  delay: ({ delays }: Cost) => quantile(delays, 0.99),
} as const;

/** A feed and a loop over all clients of a bare ws server: the same events, the same followers. */
export async function feedOrLoop(events: Events, read: keyof typeof READ): Promise<Contest> {
  const folder = makeProgramFolder();
  const children: ChildProcess[] = [];
  const paths = await makeFeedPrograms(folder.path);
  const start = async (path: string): Promise<Contender> => {
    const env = {
      PATH: process.env["PATH"],
      BENCH_PORT: String(await freePort()),
      BENCH_FOLLOWERS: String(FOLLOWERS),
      LOG_LEVEL: "fatal",
    };
    const begin = async (program: string) => {
      const child = fork(program, { env, stdio: ["ignore", "ignore", "inherit", "ipc"] });
      children.push(child);
      await once(child, "message");
      return child;
    };
    const side = { server: await begin(path), audience: await begin(paths.followers) };
    return { run: async () => READ[read](await repeat(side, events)) };
  };
  const close = () => {
    for (const child of children) child.kill("SIGKILL");
    folder.remove();
  };
  return { ours: await start(paths.ours), theirs: await start(paths.bare), close };
}

async function repeat(side: Side, { times = 1, ...events }: Events): Promise<Cost> {
  const total: Cost = { cpuMs: 0, tookMs: 0, delays: [] };
  for (let count = 0; count < times; count++) {
    const { cpuMs, delays, tookMs } = await publish(side, events);
    total.cpuMs += cpuMs;
    total.tookMs += tookMs;
    total.delays.push(...delays);
  }
  return total;
}

/** @throws when a follower loses its connection. */
async function publish({ audience, server }: Side, events: Events): Promise<Cost> {
  const armed = once(audience, "message");
  audience.send({ expected: events.events * FOLLOWERS });
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
