import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseSpec } from "@berth/registry";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { requireFree } from "./loopback.ts";
import { serveUntilHealthy } from "./service-process.ts";
import { makeWorkspace, REPOSITORY, type Workspace } from "./workspace.ts";

const SERVICES = ["foundation", "optimization", "recording", "rugs-feed", "rugs-sanitizer"];

const parsed = parseSpec(readFileSync(join(REPOSITORY, "spec/ports.yaml"), "utf8"));
const rows = parsed.ok ? parsed.value.spec.ports : [];
const built = rows.filter(({ owner }) => owner?.startsWith("services/") && existsSync(join(REPOSITORY, owner)));

describe("the services that the registry calls active or allocated", () => {
  let workspace: Workspace;
  beforeAll(() => {
    workspace = makeWorkspace();
  });
  afterAll(() => workspace.remove());

  test("are in the repository, and no others", () => {
    expect([...new Set(built.map(({ service }) => service))].sort()).toEqual(SERVICES);
    const promised = rows.filter(({ owner }) => owner?.startsWith("services/"));
    expect(built).toEqual(promised);
  });

  test.each(SERVICES)("%s answers on every port of its own", async (service) => {
    const ports = built.filter((row) => row.service === service).map(({ port }) => port);
    await requireFree(...ports);
    const args = ["--import", "tsx", `services/${service}/src/main.ts`];
    await serveUntilHealthy(service, ports, args, { cwd: workspace.root });
  });
});
