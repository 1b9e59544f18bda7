import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { listCarriers } from "./list-carriers.ts";

const LIKELY = [
  "docs/ports.md",
  "PORTS.md",
  "docs/PORT_ALLOCATION_SPEC.md",
  "docs/operations/port-audit.md",
  "README.md",
  "config/ports.yaml",
  "ports.json",
  "compose.yaml",
  "docker-compose.override.yml",
  "apps/web/.env.example",
  ".devcontainer/devcontainer.json",
  "src/Api/Properties/launchSettings.json",
  "Procfile.dev",
  "apps/web/package.json",
  "apps/web/vite.config.ts",
  "k8s/billing.yaml",
];
const UNLIKELY = [
  "src/main.ts",
  "docs/support.md",
  "docs/reports.md",
  "apps/web/README.md",
  "tests/compose.yaml",
  "examples/docker-compose.yml",
  "node_modules/x/package.json",
  "package-lock.json",
];

function folderOf(paths: readonly string[]): string {
  const root = mkdtempSync(join(tmpdir(), "berth-carriers-"));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  for (const path of paths) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), "");
  }
  return root;
}

it("lists the files that are likely to say whose a port is, and no other", async () => {
  expect((await listCarriers(folderOf([...LIKELY, ...UNLIKELY]))).sort()).toEqual([...LIKELY].sort());
});

it("lists a file that is named whatever it is called, and the likely ones of a folder that is named", async () => {
  const root = folderOf([...LIKELY, ...UNLIKELY]);
  expect(await listCarriers(root, ["src/main.ts"])).toEqual(["src/main.ts"]);
  expect((await listCarriers(root, ["examples", "docs"])).sort()).toEqual([
    "docs/PORT_ALLOCATION_SPEC.md",
    "docs/operations/port-audit.md",
    "docs/ports.md",
    "examples/docker-compose.yml",
  ]);
});
