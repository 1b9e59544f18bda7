import { once } from "node:events";
import { createServer } from "node:net";
import { networkInterfaces } from "node:os";
import { describe, expect, it, onTestFinished } from "vitest";
import { pickPort } from "../testing/pick-port.ts";
import { probePort } from "./probe-port.ts";

const hasIpv6 = Object.values(networkInterfaces()).some((list) => list?.some(({ address }) => address === "::1"));

describe("probePort", () => {
  it("finds a free port free on all addresses and leaves it bindable", async () => {
    const port = await pickPort();
    expect(await probePort(port)).toEqual([]);
    expect(await probePort(port)).toEqual([]);
  });

  // Which binds a listener blocks differs between systems; that any of them is found does not.
  it.skipIf(!hasIpv6).each([
    ["127.0.0.1", false],
    ["0.0.0.0", false],
    ["::1", false],
    ["::", false],
    ["::", true],
  ])("finds a listener on %s (v6only: %s)", async (host, ipv6Only) => {
    const server = createServer().listen({ host, port: 0, ipv6Only });
    await once(server, "listening");
    onTestFinished(() => void server.close());
    const address = server.address();
    if (address === null || typeof address === "string") throw new Error("no port");
    expect(await probePort(address.port)).not.toEqual([]);
  });

  it.skipIf(process.platform !== "linux")("finds a listener on an address that it does not probe", async () => {
    const server = createServer().listen(0, "127.0.0.2");
    await once(server, "listening");
    onTestFinished(() => void server.close());
    const address = server.address();
    if (address === null || typeof address === "string") throw new Error("no port");
    expect(await probePort(address.port)).toContain("0.0.0.0");
  });
});
