import type { PortRow } from "@berth/registry";
import type { PortHolder } from "@berth/service/ports";
import { describe, expect, it } from "vitest";
import { judgeHolding } from "./judge-holding.ts";
import { type Home, recogniseOwner } from "./recognise-owner.ts";

const ROOT = "/work/shop";
const HOME = { root: ROOT, spec: { settings: {}, ports: [] } };
const row = (extra: Partial<PortRow> = {}): PortRow => ({
  port: 4010,
  service: "orders",
  title: "Orders",
  protocol: "HTTP",
  purpose: "Orders",
  env: "ORDERS_PORT",
  owner: "services/orders",
  status: "active",
  ...extra,
});

function holder(command: string, folder?: string, service?: [name: string, root: string]) {
  const holding: PortHolder = {
    process: { pid: 7, command: command.split(" "), folder, startedAt: undefined },
    cutOff: false,
    service: service && { name: service[0], root: service[1] },
    user: "ann",
    sockets: [],
  };
  return holding;
}
const hidden: PortHolder = { ...holder(""), process: undefined };
/** As `lookAtPorts` judges: what runs in an owner's folder is known as its service by then. */
const judge = (of: PortRow, holders: readonly PortHolder[], home: Home) =>
  judgeHolding(
    of,
    holders.map((one) => recogniseOwner(one, of, home)),
    home,
  );
const stranger = holder("python3 -m http.server", "/home/ann");
const own = holder("node src/main.ts", `${ROOT}/services/orders`, ["orders", ROOT]);

describe("judgeHolding", () => {
  it.each([
    ["nothing", row(), [], "free"],
    ["the service itself", row(), [own], "own"],
    ["another service", row(), [holder("node x", "", ["stock", ROOT])], "sibling"],
    ["another service, on a browser's port", row({ service: "browser", owner: "Chrome browser" }), [own], "sibling"],
    ["the service of another checkout", row(), [holder("node", "", ["orders", "/b"])], "checkout"],
    ["a process, on a browser's port", row({ owner: "Chrome browser" }), [stranger], "outside"],
    ["any other process", row(), [stranger], "stranger"],
    ["one that can't be seen", row(), [hidden], "unseen"],
    ["a container's proxy", row(), [holder("/usr/bin/docker-proxy -host-port 4010")], "unseen"],
    [
      "a program of an owner outside of services/",
      row({ owner: "src/orders" }),
      [holder("python3 app.py", `${ROOT}/src/orders`)],
      "own",
    ],
    [
      "a program that is started with a file of the owner",
      row({ owner: "src/orders/" }),
      [holder("python3 src/orders/app.py", ROOT)],
      "own",
    ],
    [
      "a program of a folder whose name begins alike",
      row({ owner: "src/orders" }),
      [holder("python3 app.py", `${ROOT}/src/orders-old`)],
      "stranger",
    ],
    ["the service and a stranger", row(), [own, stranger], "stranger"],
    ["a stranger and the service", row(), [stranger, own], "stranger"],
  ])("%s", (_, of, holders, holding) => {
    expect(judge(of, holders, HOME)).toBe(holding);
  });

  it("knows the owner of a port in a workspace whose services are in apps/", () => {
    const home = { root: ROOT, spec: { settings: { services: "apps" }, ports: [] } };
    const inApps = holder("node src/main.ts", `${ROOT}/apps/orders`, ["orders", ROOT]);
    const { owner: _, ...ownerless } = row();
    expect(judge(row({ owner: "apps/orders" }), [inApps], home)).toBe("own");
    expect(judge(row({ service: "orders-tls", owner: "apps/orders" }), [inApps], home)).toBe("own");
    expect(judge(ownerless, [holder("python3 app.py", `${ROOT}/apps/orders`)], home)).toBe("own");
    expect(judge(ownerless, [holder("python3 app.py", `${ROOT}/services/orders`)], home)).toBe("stranger");
  });

  it("believes what answers on /health only where the process can't be seen", () => {
    expect(judgeHolding(row(), [hidden], HOME, "orders")).toBe("own");
    expect(judgeHolding(row(), [hidden], HOME, "stock")).toBe("unseen");
    expect(judgeHolding(row(), [stranger], HOME, "orders")).toBe("stranger");
  });
});
