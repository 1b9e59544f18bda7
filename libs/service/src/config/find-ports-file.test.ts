import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { makeWorkspace } from "../../test/workspace.ts";
import { findPortsFile } from "./find-ports-file.ts";

it("finds the nearest file above the first start, then above the next", () => {
  const near = makeWorkspace({
    "config/ports.env": "A_PORT=1\n",
    "inner/config/ports.env": "B_PORT=2\n",
  });
  const bare = makeWorkspace({});
  expect(findPortsFile([join(near, "inner/services/x/src")])?.root).toBe(join(near, "inner"));
  expect(findPortsFile([join(near, "services/x/src")])?.root).toBe(near);
  expect(findPortsFile([bare, near])?.root).toBe(near);
  expect(findPortsFile([bare])).toBeUndefined();
});

it("passes by a folder of that name, and a file called config", () => {
  const root = makeWorkspace({ "config/ports.env": "A_PORT=1\n", "other/config": "[core]\n" });
  expect(findPortsFile([join(root, "other")])?.root).toBe(root);
  mkdirSync(join(root, "inner/config/ports.env"), { recursive: true });
  expect(findPortsFile([join(root, "inner")])?.root).toBe(root);
});
