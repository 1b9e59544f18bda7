import { statSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import autocannon from "autocannon";
import type { Contender, Contest } from "../row.ts";
import { makeProgramFolder } from "./program-folder.ts";
import { type RunningProgram, startProgram } from "./running-program.ts";
import { type Form, makeProgram, type ProgramName, route } from "./service-programs.ts";

/** Two programs with the same route and answer. */
export interface Programs {
  ours: ProgramName;
  theirs: ProgramName;
  form?: Form;
}

/** Requests per second over 50 connections, with both servers up all the time. */
export async function throughput(programs: Programs): Promise<Contest> {
  const servers: RunningProgram[] = [];
  const contest = await inFolder(programs, async (path) => {
    const server = await startProgram(path);
    servers.push(server);
    return { run: () => countRequests(server) };
  });
  const close = async () => {
    for (const server of servers) await server.stop();
    await contest.close?.();
  };
  return { ...contest, close };
}

async function countRequests({ port }: RunningProgram): Promise<number> {
  const url = `http://127.0.0.1:${port}${route}`;
  const { duration, errors, non2xx, requests } = await autocannon({ url, connections: 50, duration: 1 });
  if (non2xx + errors > 0) throw new Error(`${non2xx + errors} requests failed.`);
  return requests.total / duration;
}

/** Milliseconds from the start of the process to its first answer. */
export const startTime = (programs: Programs): Promise<Contest> =>
  inFolder(programs, (path) => ({ run: () => withServer(path, ({ startMs }) => startMs) }));

/** MiB that an idle server has. Linux only. */
export const idleMemory = (programs: Programs): Promise<Contest> =>
  inFolder(programs, (path) => ({
    run: () =>
      withServer(path, async ({ memory }) => {
        await sleep(2_000);
        return memory();
      }),
  }));

/** KiB of the one file. */
export const bundleSize = (programs: Programs): Promise<Contest> =>
  inFolder(programs, (path) => ({ run: () => statSync(path).size / 1024 }));

async function inFolder(
  { form = "bundled", ours, theirs }: Programs,
  contender: (path: string) => Promise<Contender> | Contender,
): Promise<Contest> {
  const folder = makeProgramFolder();
  const make = async (name: ProgramName) => contender(await makeProgram(folder.path, name, form));
  return { ours: await make(ours), theirs: await make(theirs), close: folder.remove };
}

async function withServer(path: string, figure: (server: RunningProgram) => Promise<number> | number): Promise<number> {
  const server = await startProgram(path);
  try {
    return await figure(server);
  } finally {
    await server.stop();
  }
}
