import { createServer } from "node:net";

interface Peer {
  name: string;
  port: number;
  timeoutMs: number;
}

const peers: Peer[] = [
  { name: "ledger", port: 4450, timeoutMs: 3000 },
  { name: "audit", port: 4451, timeoutMs: 3000 },
];

export async function check(): Promise<void> {
  for (const peer of peers) {
    await fetch(`http://127.0.0.1:${peer.port}/health`, { signal: AbortSignal.timeout(peer.timeoutMs) });
  }
}

const portOf = new Map([
  ["alpha", 4452],
  ["beta", 4453],
]);
createServer().listen(portOf.get("alpha"));

const base = new URL(process.env.API_URL ?? "http://localhost:4454");
export const apiPort = base.port || "4455";
const codes = new Map([["ok", 2000], ["gone", 4100]]);
export const codeOf = (key: string) => codes.get(key);
