import { chmodSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { makeShop } from "../../test/make-shop.ts";
import { findReaders } from "./find-readers.ts";

it("reads the code of services, and neither tests nor what is built, nor what a link leads to", async () => {
  const { root, spec, write } = makeShop(4000);
  const reads = "process.env.BILLING_PORT;\n";
  write("services/orders/src/deep/peer.ts", `\n${reads}`);
  write("services/orders/tool.py", 'os.environ["ORDERS_PORT"]\n');
  for (const path of [
    "src/peer.test.ts",
    "dist/main.js",
    "node_modules/a/index.js",
    "README.md",
    "tests/a.ts",
    ".x/a.ts",
  ])
    write(`services/orders/${path}`, reads);
  write("elsewhere/peer.ts", reads);
  symlinkSync(join(root, "elsewhere"), join(root, "services/orders/linked"));
  expect(await findReaders(root, spec)).toEqual([
    { service: "orders", env: "ORDERS_PORT", place: "services/orders/tool.py:1" },
    { service: "orders", env: "BILLING_PORT", place: "services/orders/src/deep/peer.ts:2" },
  ]);
});

it("passes over a folder that can't be read and a file that is too large", async () => {
  const { root, spec, write } = makeShop(4000);
  write("services/orders/src/peer.ts", "BILLING_PORT");
  write("services/orders/closed/peer.ts", "BILLING_PORT");
  write("services/orders/large.ts", `${"x".repeat(600_000)} BILLING_PORT`);
  chmodSync(join(root, "services/orders/closed"), 0);
  const places = await findReaders(root, spec);
  chmodSync(join(root, "services/orders/closed"), 0o700);
  const isRoot = process.getuid?.() === 0;
  expect(places.filter(({ place }) => !(isRoot && place.includes("/closed/")))).toEqual([
    { service: "orders", env: "BILLING_PORT", place: "services/orders/src/peer.ts:1" },
  ]);
});
