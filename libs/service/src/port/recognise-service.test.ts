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

  it.each([
    ["settings:\n  services: apps\n", "apps"],
    ['settings: { agents: false, services: "packages/back" } # theirs\n', "packages/back"],
    ["ports:\n  4010: { service: apps, purpose: Apps }\nranges:\n  services: { ports: 4000-4009 }\n", "services"],
  ])("recognises a service in the folder that the spec names: %j", (spec, parent) => {
    const root = makeWorkspace({ "config/ports.env": "", "spec/ports.yaml": spec });
    const folder = `${parent}/price-alerts`;
    const alerts = { name: "price-alerts", root };
    expect(recogniseService(process(join(root, folder), "node", "x"))).toEqual(alerts);
    expect(recogniseService(process(root, "node", `${folder}/src/main.ts`))).toEqual(alerts);
    expect(recogniseService(process(join(root, "others/price-alerts"), "node", "x"))).toBeUndefined();
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
