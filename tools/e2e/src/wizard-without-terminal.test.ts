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

test("npm run new with --yes takes the defaults that nx g service takes", async () => {
  const made = await run("npm", ["run", "--silent", "new", "--", "swift", "--range=analysis", "--yes"], {
    cwd: workspace.root,
  });
  expect(made.status, made.stderr).toBe(0);
  expect(workspace.read("spec/ports.yaml")).toContain("\n  9021:\n    service: swift\n");
});
