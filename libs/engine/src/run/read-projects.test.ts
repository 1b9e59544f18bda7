import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { makeFolder, write } from "@berth/commit/test";
import { renderFailures, SPEC_PATH } from "@berth/registry";
import { smallSpec } from "@berth/registry/test";
import { expect, it } from "vitest";
import { runRequest } from "./run-request.ts";

const SPEC = smallSpec(["web: { ports: 9020-9029, purpose: Web }"]);
const MANIFEST = '{ "name": "web", "scripts": { "dev": "next dev" } }\n';

/** A workspace with a spec and these files. */
function workspace(files: Record<string, string | Uint8Array> = {}): string {
  const root = makeFolder();
  write(root, SPEC_PATH, SPEC);
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(join(root, path, ".."), { recursive: true });
    writeFileSync(join(root, path), content);
  }
  return root;
}

/** Every file below a folder with its bytes, the lock aside. */
const filesOf = (root: string) =>
  readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((it) => it.isFile() && it.name !== "lock")
    .map((it) => [join(it.parentPath, it.name), readFileSync(join(it.parentPath, it.name), "latin1")]);

async function port(root: string, name = "web"): Promise<string> {
  const request = { kind: "port", options: { name, range: "web" } } as const;
  const outcome = await runRequest(root, request, { command: "berth port" });
  return outcome.ok ? outcome.value.kind : renderFailures(outcome.failures);
}

it("a project gets its port and its scripts in one step", async () => {
  const root = workspace({ "apps/web/package.json": MANIFEST });
  expect(await port(root)).toBe("committed");
  expect(readFileSync(join(root, "apps/web/package.json"), "utf8")).toBe(
    MANIFEST.replace("next dev", "berth env web -- next dev"),
  );
  expect(readFileSync(join(root, "config/ports.env"), "utf8")).toContain("WEB_PORT=9020\n");
});

it.each([["web"], ["apps/web"], ["@shop/web"]])(
  "a row that was imported keeps its number, and %s starts on it",
  async (name) => {
    const manifest = MANIFEST.replace('"web"', '"@shop/web"');
    const root = workspace({ "apps/web/package.json": manifest });
    const row = "{ service: web, title: Web, protocol: HTTP, purpose: Web, env: WEB_PORT, status: active }";
    write(root, SPEC_PATH, SPEC.replace("ports:\n", `ports:\n  9022: ${row}\n`));
    expect(await port(root, name)).toBe("committed");
    expect(readFileSync(join(root, "apps/web/package.json"), "utf8")).toContain("berth env web -- next dev");
    const spec = readFileSync(join(root, SPEC_PATH), "utf8");
    expect(spec).toContain("owner: apps/web");
    expect(spec).not.toContain("9020:");
  },
);

it.each<[string, (root: string, outside: string) => void, string]>([
  [
    "is a link out of the workspace",
    (root, outside) => symlinkSync(outside, join(root, "apps/web")),
    'SERVICE_UNKNOWN  The spec has no service "apps/web", and the workspace no project of this name or folder.',
  ],
  [
    "has a package.json that is a link out of the workspace",
    (root, outside) => {
      mkdirSync(join(root, "apps/web"));
      symlinkSync(join(outside, "package.json"), join(root, "apps/web/package.json"));
    },
    "PATH_UNSAFE  apps/web/package.json cannot be used",
  ],
  [
    "has a configuration that is a link out of the workspace",
    (root, outside) => {
      cpSync(outside, join(root, "apps/web"), { recursive: true });
      symlinkSync(join(outside, "package.json"), join(root, "apps/web/vite.config.ts"));
    },
    "PATH_UNSAFE  apps/web/vite.config.ts cannot be used",
  ],
  [
    "has a package.json that is no text",
    (root) => {
      mkdirSync(join(root, "apps/web"));
      writeFileSync(join(root, "apps/web/package.json"), Buffer.from([0x7b, 0xff, 0xfe]));
    },
    "FILE_UNREADABLE  apps/web/package.json cannot be read: it is not UTF-8 text.",
  ],
  [
    "has a package.json that is too long to be written by hand",
    (root) => {
      mkdirSync(join(root, "apps/web"));
      writeFileSync(join(root, "apps/web/package.json"), " ".repeat(17 * 1024 * 1024));
    },
    "FILE_UNREADABLE  apps/web/package.json cannot be read: it has",
  ],
  [
    "has a FIFO for a package.json",
    (root) => {
      mkdirSync(join(root, "apps/web"));
      execFileSync("mkfifo", [join(root, "apps/web/package.json")]);
    },
    "PATH_UNSAFE  apps/web/package.json cannot be used",
  ],
])("refuses a project that %s, and changes no byte here or there", async (_, make, message) => {
  const root = workspace({ "apps/README.md": "" });
  const outside = makeFolder();
  write(outside, "package.json", MANIFEST);
  make(root, outside);
  const before = [filesOf(root), filesOf(outside)];
  expect(await port(root, "apps/web")).toContain(message);
  expect([filesOf(root), filesOf(outside)]).toEqual(before);
});

it("refuses to overwrite a file of the project that changed since it was planned", async () => {
  const root = workspace({ "apps/web/package.json": MANIFEST });
  const request = { kind: "port", options: { name: "web", range: "web" } } as const;
  const planned = await runRequest(root, request, { command: "berth port", dryRun: true });
  if (!planned.ok || planned.value.kind !== "planned") throw new Error("It can be planned.");
  expect(planned.value.diff).toContain('+{ "name": "web", "scripts": { "dev": "berth env web -- next dev" } }');
  writeFileSync(join(root, "apps/web/package.json"), MANIFEST.replace("dev", "start"));
  const options = { ...request.options, plan: planned.value.plan.id };
  const outcome = await runRequest(root, { kind: "port", options }, { command: "berth port" });
  expect(outcome).toMatchObject({ ok: false, failures: [{ code: "PLAN_STALE" }] });
});
