import { connect } from "node:net";
import { findHoldersOfPorts, type PortHolder, probePort } from "@berth/service/ports";

/** Limit for the search through all processes; on a machine where it takes longer, some holders stay unknown. */
const SEARCH_MS = 2000;

export interface LookOptions {
  /**
   * Never bind, not even for a moment. Repeated checks (--wait, --watch) would, sooner or later, hold a port at the
   * moment its service starts.
   */
  gently?: boolean;
  platform?: NodeJS.Platform;
}

/**
 * The listeners of each port, in one pass. Linux lists them; on other systems, and for ports without a visible
 * listener, a probe tells whether the port can be bound. Every port has an entry, which is empty for a free port.
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

/** The holders; if none is visible and the port cannot be bound, one without a name. */
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
  return found.length > 0 ? found : [UNSEEN];
}

const UNSEEN: PortHolder = { process: undefined, cutOff: false, service: undefined, user: "unknown", sockets: [] };

/** Whether a program accepts connections on the loopback addresses. */
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
