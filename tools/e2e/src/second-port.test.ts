import { expect, test } from "vitest";
import { freshWorkspace } from "./fresh-workspace.ts";
import { requireFree } from "./loopback.ts";
import { berth, type Ended, nx } from "./run.ts";
import { serveUntilHealthy } from "./service-process.ts";

test("a service gets a second port, listens on both as the note says, and its README follows the spec", async () => {
  const { read, root, write } = freshWorkspace();
  await passes(nx(root, "g", "service", "billing", "--range=analysis"));
  const said = await passes(nx(root, "g", "port", "billing", "--env=BILLING_ADMIN_PORT"));
  const [, path = "", line = ""] = /add to listeners in (\S+): (\{.*\},)/.exec(said) ?? [];
  write(path, read(path).replace("listeners: [", `listeners: [${line} `));
  expect(read("services/billing/README.md")).toContain("- `BILLING_PORT` (HTTP)\n- `BILLING_ADMIN_PORT` (HTTP)\n");
  await passes(nx(root, "sync:check"));
  expect(await passes(berth(root, "check"))).toMatch(/^0 errors, /m);
  await passes(nx(root, "typecheck", "billing"));
  await requireFree(9021, 9022);
  await serveUntilHealthy("billing", [9021, 9022], ["node_modules/.bin/nx", "serve", "billing"], { cwd: root });

  await passes(berth(root, "retire", "billing", "--port=9022", "--reason=not needed"));
  expect(read("services/billing/README.md")).not.toContain("BILLING_ADMIN_PORT");
});

async function passes(command: Promise<Ended>): Promise<string> {
  const { status, stderr, stdout } = await command;
  expect(status, stdout + stderr).toBe(0);
  return stdout;
}
