import { connect } from "node:net";
import { findHoldersOfPorts, type PortHolder, probePort } from "@berth/service/ports";

/** The walk through all processes; on a machine where it takes longer, some holders stay without a name. */
const SEARCH_MS = 2000;

export interface LookOptions {
  /**
   * Never bind, not even for a moment. Who looks again and again (--wait, --watch) would, sooner or later, hold a
   * number at the very moment its service starts.
   */
  gently?: boolean;
  platform?: NodeJS.Platform;
}

/**
 * Who listens on each of the ports, all looked at together. Linux says by itself who listens; elsewhere, and for
 * numbers on which nobody is seen to listen, a probe tells whether they can be had. Every port has an entry, empty for
 * a free one.
 */
export async function findListeners(
  ports: readonly number[],
  { gently = false, platform = process.platform }: LookOptions = {},
): Promise<Map<number, PortHolder[]>> {
  const found = findHoldersOfPorts(ports, SEARCH_MS);
  const entries = ports.map(
    async (port): Promise<[number, PortHolder[]]> => [
      port,
      await withUnseen(port, found.get(port) ?? [], gently, platform),
    ],
  );
  return new Map(await Promise.all(entries));
}

/** The holders; where none is seen, a nameless one if the number can't be had all the same. */
async function withUnseen(
  port: number,
  found: PortHolder[],
  gently: boolean,
  platform: NodeJS.Platform,
): Promise<PortHolder[]> {
  if (found.some(({ sockets }) => sockets.some(({ listening }) => listening))) return found;
  const isLinux = platform === "linux";
  const isBusy = gently ? !isLinux && (await answers(port)) : (await probePort(port)).length > 0;
  if (!isBusy) return [];
  return found.length > 0 ? found : [nobodySeen];
}

const nobodySeen: PortHolder = {
  process: undefined,
  cutOff: false,
  service: undefined,
  user: "unknown",
  sockets: [],
};

/** Whether somebody accepts connections on this machine's own addresses. */
async function answers(port: number): Promise<boolean> {
  const tries = await Promise.all(["127.0.0.1", "::1"].map((host) => accepts(host, port)));
  return tries.includes(true);
}

function accepts(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port, timeout: 500 });
    const end = (accepted: boolean) => {
      socket.destroy();
      resolve(accepted);
    };
    socket.once("connect", () => end(true));
    socket.once("timeout", () => end(false));
    socket.once("error", () => end(false));
  });
}
