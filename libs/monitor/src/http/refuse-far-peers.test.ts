import { expect, it } from "vitest";
import { refuseFarPeers } from "./refuse-far-peers.ts";

const from = (remoteAddress: string, host = "localhost:9001") =>
  refuseFarPeers({ headers: { host }, raw: { socket: { remoteAddress } } });

it.each(["127.0.0.1", "127.0.0.2", "::1", "::ffff:127.0.0.1"])("lets %s act", async (address) => {
  await expect(from(address)).resolves.toBeUndefined();
});

it.each([
  ["192.0.2.7", "localhost"],
  ["::ffff:192.0.2.7", "localhost"],
  ["fe80::1", "localhost"],
  ["127.0.0.1", "berth.example"],
])("refuses %s that asks %s", async (address, host) => {
  await expect(from(address, host)).rejects.toMatchObject({ statusCode: 403, refusal: { code: "PEER_FAR" } });
});
