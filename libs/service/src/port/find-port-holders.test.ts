import { once } from "node:events";
import { connect, createServer } from "node:net";
import { userInfo } from "node:os";
import { describe, expect, it, onTestFinished } from "vitest";
import { pickPort } from "../testing/pick-port.ts";
import { findHoldersOfPorts, findPortHolders } from "./find-port-holders.ts";
import { findSocketPids, spentMs } from "./find-socket-pids.ts";
import { readSocketTable } from "./socket-table.ts";

/** Listens until the test ends and returns the port. */
async function listen(port: number, host: string): Promise<number> {
  const server = createServer().listen(port, host);
  await once(server, "listening");
  onTestFinished(() => void server.close());
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  return address.port;
}

describe.skipIf(process.platform !== "linux")("findPortHolders", () => {
  it("finds no holder of a free port", async () => {
    expect(findPortHolders(await pickPort())).toEqual([]);
  });

  it("tells process, command line, folder, start and user of a listener", async () => {
    const at = await listen(0, "127.0.0.1");
    const [holder, ...rest] = findPortHolders(at);
    expect(rest).toEqual([]);
    expect(holder).toMatchObject({
      process: { pid: process.pid, folder: process.cwd() },
      user: userInfo().username,
      sockets: [{ address: "127.0.0.1", listening: true }],
    });
    expect(holder?.process?.command[0]).toContain("node");
    const started = holder?.process?.startedAt?.getTime() ?? 0;
    expect(Math.abs(started - (Date.now() - process.uptime() * 1000))).toBeLessThan(60_000);
  });

  it("is one holder that listens on two addresses", async () => {
    const port = await pickPort();
    for (const host of ["127.0.0.1", "127.0.0.2"]) {
      await listen(port, host);
    }
    const holders = findPortHolders(port);
    expect(holders.map(({ sockets }) => sockets.map(({ address }) => address).toSorted())).toEqual([
      ["127.0.0.1", "127.0.0.2"],
    ]);
  });

  it("finds the holder of each of many ports in the time of one search", async () => {
    const ports = await Promise.all(Array.from({ length: 300 }, () => listen(0, "127.0.0.1")));
    const found = findHoldersOfPorts(ports, 2000);
    const holders = ports.map((port) =>
      found.get(port)?.map(({ process: facts, sockets }) => [facts?.pid, sockets.length]),
    );
    expect(holders).toEqual(ports.map(() => [[process.pid, 1]]));
  });

  it("stops at its deadline", async () => {
    const at = await listen(0, "127.0.0.1");
    const rows = readSocketTable([at]).get(at) ?? [];
    expect(findSocketPids(rows, spentMs() - 1)).toEqual({ pids: new Map(), cutOff: true });
    expect(findSocketPids(rows, spentMs() + 10_000).pids.size).toBe(1);
  });

  it("shows an outgoing connection that has the port as its own end", async () => {
    const at = await listen(0, "127.0.0.1");
    const localPort = await pickPort();
    const socket = connect({ port: at, host: "127.0.0.1", localPort });
    await once(socket, "connect");
    onTestFinished(() => void socket.destroy());
    expect(findPortHolders(localPort)[0]?.sockets[0]).toMatchObject({ listening: false });
  });
});
