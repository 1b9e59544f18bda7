import { smallSpec } from "@berth/registry/test";
import { createTreeWithEmptyWorkspace } from "@nx/devkit/testing";
import { expect, it, vi } from "vitest";
import { runGenerator } from "./run-generator.ts";

const SPEC = smallSpec(
  ["shop: { ports: 4000-4019, purpose: Shop }"],
  `  4000:
    service: db
    title: Database
    protocol: TCP
    purpose: Keeps what is sold
    env: DB_PORT
    status: active
    image: postgres:17
    container: 5432
`,
);

/** The tree in memory in which other generators, and their tests, call ours. */
function treeInMemory() {
  vi.spyOn(console, "log").mockReturnValue();
  const tree = createTreeWithEmptyWorkspace();
  tree.write("nx.json", JSON.stringify({ plugins: ["nx-berth"] }));
  tree.write("spec/ports.yaml", SPEC);
  return tree;
}

it("nx g service makes a service in a tree that is in memory only", async () => {
  const tree = treeInMemory();
  await runGenerator(tree, "service", { name: "basket", range: "shop" });
  expect(tree.read("spec/ports.yaml", "utf8")).toContain("4001:\n    service: basket\n");
  expect(tree.exists("services/basket/src/main.ts")).toBe(true);
  expect(tree.read("compose.yaml", "utf8")).toContain("Derived from spec/ports.yaml");
});

it("a compose.yaml of the workspace's own stays as it is in a tree that is in memory only", async () => {
  const tree = treeInMemory();
  const own = "services:\n  mine:\n    image: my/own\n";
  tree.write("compose.yaml", own);
  await runGenerator(tree, "reserve", { name: "alert", range: "shop" });
  expect(tree.read("spec/ports.yaml", "utf8")).toContain("service: alert\n");
  expect(tree.read("compose.yaml", "utf8")).toBe(own);
});

it("a file at the top of a tree in memory is found: AGENTS.md follows the spec", async () => {
  const tree = treeInMemory();
  tree.write("AGENTS.md", "# Shop\n");
  await runGenerator(tree, "reserve", { name: "alert", range: "shop" });
  expect(tree.read("AGENTS.md", "utf8")).toMatch(/^# Shop\n.*alert/s);
});
