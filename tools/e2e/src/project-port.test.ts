import { expect, test } from "vitest";
import { freshWorkspace } from "./fresh-workspace.ts";
import { berth, type Ended, nx } from "./run.ts";

const MANIFEST = `{
  "name": "storefront",
  "scripts": { "dev": "next dev -p 3000", "build": "next build" }
}
`;

test("a project that is there gets its port, and its life is that of every service", async () => {
  const { read, root, write } = freshWorkspace();
  write("apps/storefront/package.json", MANIFEST);
  const dry = await passes(nx(root, "g", "port", "storefront", "--range=analysis", "--dry-run"));
  expect(dry).toContain('-  "scripts": { "dev": "next dev -p 3000", "build": "next build" }');
  expect(read("apps/storefront/package.json")).toBe(MANIFEST);

  await passes(nx(root, "g", "port", "storefront", "--range=analysis"));
  expect(read("apps/storefront/package.json")).toBe(
    MANIFEST.replace("next dev -p 3000", "berth env storefront -- next dev"),
  );
  expect(read("config/ports.env")).toMatch(/^STOREFRONT_PORT=9021$/m);
  expect(await passes(berth(root, "check"))).toMatch(/^0 errors, /m);
  expect(await passes(berth(root, "lint", "apps"))).toContain("No hardcoded port.");
  expect(await passes(berth(root, "env", "storefront", "--print"))).toContain("PORT=9021");
  // The folder is no container, whatever else is derived.
  expect(read("compose.yaml")).not.toContain("storefront");

  await passes(berth(root, "move", "storefront", "--to=9025", "--reason=a better number"));
  expect(await passes(berth(root, "env", "storefront", "--print"))).toContain("PORT=9025");
  await passes(berth(root, "retire", "storefront", "--reason=not needed"));
  expect(read("config/ports.env")).not.toContain("STOREFRONT_PORT");
});

test("port and move say that .env has the variable with another number, which Nx would take", async () => {
  const { read, root, write } = freshWorkspace();
  write("apps/storefront/package.json", MANIFEST);
  write(".env", "# ours\nSTOREFRONT_PORT=3000\n");
  const said = ".env:2 sets STOREFRONT_PORT to 3000, which Nx loads: it starts there, not on ";
  expect(await passes(nx(root, "g", "port", "storefront", "--range=analysis"))).toContain(`${said}9021.`);
  expect(await passes(berth(root, "move", "storefront", "--to=9025", "--reason=x"))).toContain(`${said}9025.`);
  expect(read(".env")).toBe("# ours\nSTOREFRONT_PORT=3000\n");
});

async function passes(command: Promise<Ended>): Promise<string> {
  const { status, stderr, stdout } = await command;
  expect(status, stdout + stderr).toBe(0);
  return stdout;
}
