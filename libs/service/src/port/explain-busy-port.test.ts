import { describe, expect, it } from "vitest";
import type { Config } from "../config/config.ts";
import { parsePortsFile } from "../config/ports-file.ts";
import { explainBusyPort } from "./explain-busy-port.ts";
import type { PortHolder } from "./find-port-holders.ts";
import type { RunningService } from "./recognise-service.ts";

const setting = { variable: "PRICE_ALERTS_PORT", port: 9021, source: "config/ports.env:1" };

const config: Config = {
  host: "127.0.0.1",
  logLevel: "info",
  shutdownTimeoutMs: 10_000,
  shutdownDelayMs: 0,
  ports: [setting],
  portsFile: parsePortsFile("/repo", "PRICE_ALERTS_PORT=9021\n"),
};

function holder(service?: RunningService): PortHolder {
  return {
    process: {
      pid: 4242,
      command: ["node", "main.js", "--token=abc", "postgres://me:secret@db/x"],
      folder: "/somewhere",
      startedAt: new Date("2026-01-19T08:00:00.500Z"),
    },
    cutOff: false,
    service,
    user: "ada",
    sockets: [{ address: "::1", family: 6, listening: true, uid: 1000, inode: 1 }],
  };
}

function explain(holders: PortHolder[], platform: NodeJS.Platform = "linux"): string {
  const busy = { setting, addresses: ["::", "::1"], holders };
  return explainBusyPort(busy, "price-alerts", config, platform).details.join("\n");
}

describe("explainBusyPort", () => {
  it("says who set the port, whose it is, who holds it and what to do, without the holder's secrets", () => {
    expect(explain([holder()])).toBe(
      `Set by      PRICE_ALERTS_PORT=9021, /repo/config/ports.env:1
Belongs to  PRICE_ALERTS_PORT (config/ports.env:1)
Held by     pid 4242 of user ada, since 2026-01-19 08:00:00 UTC, listening on [::1]:9021
            command  node main.js --token=*** postgres://me:***@db/x
            folder   /somewhere
            It is not a service: it does not run from the folder of a service of a workspace.
Busy on     ::, ::1
            127.0.0.1 itself is free, but \`localhost\` would then reach either program.
Next        config/ports.env assigns this port to this workspace: ask the owner of the program to stop or move it.
            Do not pick another number for PRICE_ALERTS_PORT in code: spec/ports.yaml decides.
Look        ss -H -ltnp 'sport = :9021'`,
    );
  });

  it.each([
    ["itself", { name: "price-alerts", root: "/repo" }, "of this workspace", "is running already"],
    [
      "a sibling",
      { name: "recording", root: "/repo" },
      "of this workspace",
      "recording is on a port that is not its own",
    ],
    [
      "another checkout",
      { name: "price-alerts", root: "/copy" },
      "of another checkout, /copy",
      "Only one checkout can",
    ],
  ])("tells when the holder is %s", (_who, service, kind, advice) => {
    const text = explain([holder(service)]);
    expect(text).toContain(`It is the service ${service.name} ${kind}.`);
    expect(text).toContain(advice);
  });

  it("says when the search took too long, and does not blame the user's rights", () => {
    const text = explain([{ ...holder(), process: undefined, cutOff: true }]);
    expect(text).toContain("Too many files are open on this machine to find the process in time.");
    expect(text).toContain("Look        ss -H -ltnp");
  });

  it("names the user when the process is hidden, and the commands that need more rights", () => {
    const text = explain([{ ...holder(), process: undefined }]);
    expect(text).toContain("Held by     user ada, listening on [::1]:9021");
    expect(text).toContain("Look        sudo ss -H -ltnp 'sport = :9021'\n            docker ps --filter publish=9021");
  });

  it.each([
    ["darwin", "Look        lsof -nP -iTCP:9021 -sTCP:LISTEN"],
    [
      "win32",
      "Look        Get-NetTCPConnection -LocalPort 9021 -State Listen | Select-Object LocalAddress, OwningProcess",
    ],
  ] as const)("prints the command of %s only", (platform, line) => {
    const text = explain([], platform);
    expect(text).toContain("Held by     no process that this user can see");
    expect(text.slice(text.indexOf("Look"))).toBe(line);
  });
});
