import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { makeShop } from "../test/make-shop.ts";
import { findRoot } from "./find-root.ts";

it("a monitor finds the workspace around a service, wherever it was started", () => {
  const { root } = makeShop(4000);
  expect(findRoot([join(root, "services/orders")])).toBe(root);
  expect(findRoot([tmpdir(), root])).toBe(root);
  expect(findRoot([tmpdir()])).toBeUndefined();
});
