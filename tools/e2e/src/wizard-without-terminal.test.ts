import { afterAll, beforeAll, expect, test } from "vitest";
import { run } from "./run.ts";
import { makeWorkspace, type Workspace } from "./workspace.ts";

let workspace: Workspace;
beforeAll(() => {
  workspace = makeWorkspace();
});
afterAll(() => workspace.remove());

// `run` gives no terminal: stdin is /dev/null.
test.each([
  ["new", [], "FLAG_MISSING  The service has no name.\n"],
  ["new", ["swift"], "FLAG_MISSING  Neither a range nor a port is given.\n"],
  ["new", ["swift", "--range=analysis"], "Confirm it with --yes: npm run new -- <answers> --yes\n"],
  ["change", [], "Name it in the command: npm run change -- retire, "],
  ["change", ["move"], "FLAG_MISSING  The service has no name.\n"],
  ["change", ["retire", "alert"], "Confirm it with --yes: npm run change -- <answers> --yes\n"],
])("npm run %s with %j and no terminal asks nothing, names the flag and ends", async (script, args, said) => {
  const before = workspace.files();
  const ended = await run("npm", ["run", "--silent", script, "--", ...args], { cwd: workspace.root, limit: 120_000 });
  expect(ended).toMatchObject({ status: 2, signal: null });
  expect(ended.stderr).toContain(said);
  expect(workspace.files()).toEqual(before);
});

test("npm run change -- import with --yes takes what a document names, and says what it leaves out", async () => {
  workspace.write("docs/legacy.md", "| Port | Service |\n| --- | --- |\n| 9018 | Ledger |\n| 9010 | Billing |\n");
  const words = ["run", "--silent", "change", "--", "import", "docs/legacy.md"];
  const shown = await run("npm", [...words, "--dry-run"], { cwd: workspace.root });
  expect(shown.stdout).toContain("9018  ledger  LEDGER_PORT");
  expect(shown.stdout).toContain("The spec has 9010 for recording");
  const made = await run("npm", [...words, "--yes"], { cwd: workspace.root });
  expect(made.status, made.stdout + made.stderr).toBe(1);
  expect(workspace.read("config/ports.env")).toContain("LEDGER_PORT=9018");
});

test("npm run new with --yes takes the defaults that nx g service takes", async () => {
  const made = await run("npm", ["run", "--silent", "new", "--", "swift", "--range=analysis", "--yes"], {
    cwd: workspace.root,
  });
  expect(made.status, made.stderr).toBe(0);
  expect(workspace.read("spec/ports.yaml")).toContain("\n  9021:\n    service: swift\n");
});
