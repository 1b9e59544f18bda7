import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { makeWorkspace } from "../../test/workspace.ts";
import { recogniseService } from "./recognise-service.ts";

const process = (folder: string | undefined, ...command: string[]) => ({
  pid: 1,
  command,
  folder,
  startedAt: undefined,
});

describe("recogniseService", () => {
  it("recognises a service by its folder, an absolute and a relative argument", () => {
    const root = makeWorkspace({ "config/ports.env": "" });
    const alerts = { name: "price-alerts", root };
    const main = "services/price-alerts/src/main.ts";
    expect(recogniseService(process(join(root, "services/price-alerts"), "node", "x"))).toEqual(alerts);
    expect(recogniseService(process("/", "node", join(root, main)))).toEqual(alerts);
    expect(recogniseService(process(undefined, "node", join(root, main)))).toEqual(alerts);
    expect(recogniseService(process(root, "node", main))).toEqual(alerts);
    expect(recogniseService(process(join(root, "config"), "node", `../${main}`))).toEqual(alerts);
  });

  it("recognises no other process", () => {
    const bare = makeWorkspace({});
    const root = makeWorkspace({ "config/ports.env": "" });
    expect(recogniseService(process(join(bare, "services/x"), "node"))).toBeUndefined();
    expect(recogniseService(process(root, "node", "main.ts"))).toBeUndefined();
    expect(recogniseService(process(join(root, "services"), "ls"))).toBeUndefined();
    expect(recogniseService(process("/", "[kworker]"))).toBeUndefined();
  });
});
