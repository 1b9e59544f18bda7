import { mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, expect, test } from "vitest";
import { berth, nx, plop } from "../run.ts";
import type { Workspace } from "../workspace.ts";
import { BACKEND, BACKEND_IN_FULL, FRONTEND_IN_FULL } from "./commands.ts";
import { makeDsaWorkspace, readState } from "./dsa-workspace.ts";

const made: Workspace[] = [];
const workspace = () => {
  const fresh = makeDsaWorkspace();
  made.push(fresh);
  return fresh;
};
afterEach(() => {
  for (const each of made.splice(0)) each.remove();
});

/** `UPDATE_CASES=1` writes dsa-110/after anew, for a person to read as a diff. */
const update = process.env["UPDATE_CASES"] === "1" && !process.env["CI"];

test.each([
  ["nx g service", nx, ["g", "service"], []],
  ["berth service", berth, ["service"], []],
  ["npm run new", plop, [], ["--yes"]],
] as const)(
  "%s takes CARTA in, and leaves the example's files byte by byte, and no others",
  async (_, door, words, more) => {
    const { files, read, root } = workspace();
    const before = files();
    for (const answers of [BACKEND_IN_FULL, FRONTEND_IN_FULL]) {
      const ended = await door(root, ...words, ...answers, ...more);
      expect(ended.status, ended.stdout + ended.stderr).toBe(0);
      expect(ended.stdout).not.toContain("nx serve");
    }
    const after = files();
    const changed = [...after].filter(([path, text]) => before.get(path) !== text);
    // The schema of the format is the same for every spec.
    const paths = changed.map(([path]) => path).filter((path) => path !== "spec/ports.schema.json");
    if (update) for (const path of paths) writeGolden(path, read(path));
    expect(paths.sort()).toEqual(
      [...["CLAUDE.md", "compose.yaml", "config/ports.env", "spec/PORTS.md", "spec/ports.yaml"], ...FOR_AGENTS].sort(),
    );
    expect([...before.keys()].filter((path) => !after.has(path))).toEqual([]);
    expect(new Map(paths.map((path) => [path, read(path)]))).toEqual(readState("after"));
    for (const [bin, ...args] of [["check"], ["sync", "--dry-run"]] as const) {
      const ended = await berth(root, bin, ...args);
      expect(ended.status, ended.stdout).toBe(0);
    }
  },
);

test("the backend's command is complete by itself", async () => {
  const { read, root } = workspace();
  const ended = await berth(root, "service", ...BACKEND, "--json");
  expect(JSON.parse(ended.stdout)).toMatchObject({
    service: "carta-backend",
    ports: [{ port: 9002, env: "CARTA_BACKEND_PORT", protocol: "WS", range: "external-integrations" }],
    changes: [
      { path: "spec/ports.yaml", kind: "update" },
      ...["spec/ports.schema.json", "config/ports.env", "spec/PORTS.md"].map(create),
      ...["compose.yaml", "CLAUDE.md", ...FOR_AGENTS].map(create),
    ],
    notes: [],
  });
  expect(read("spec/PORTS.md")).toContain("-p 127.0.0.1:9002:3002");
});

test("berth list shows both with their ranges, and a second run has nothing to make", async () => {
  const { files, root, write } = workspace();
  for (const [path, text] of readState("after")) write(path, text);
  expect((await berth(root, "sync")).status).toBe(0);
  const before = files();
  const list = JSON.parse((await berth(root, "list", "--json")).stdout);
  expect(list.ports).toMatchObject([
    { port: 9002, service: "carta-backend", range: "external-integrations", container: 3002 },
    { port: 9003, service: "carta-frontend", range: "external-integrations", owner: "CARTA" },
  ]);
  const again = await berth(root, "service", ...BACKEND);
  expect(again.status).toBe(2);
  expect(again.stderr).toContain("NAME_TAKEN  carta-backend is in use: it has port 9002.");
  expect(files()).toEqual(before);
});

const FOR_AGENTS = [
  ".claude/settings.json",
  ".claude/hookify.enforce-port-allocation.local.md",
  ".claude/hookify.enforce-port-allocation-bash.local.md",
];

const create = (path: string) => ({ path, kind: "create" });

function writeGolden(path: string, text: string): void {
  const file = fileURLToPath(new URL(`../../dsa-110/after/${path}`, import.meta.url));
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}
