import { expect, it } from "vitest";
import { tabTitle } from "./tab-mark.ts";

it("carries the count of troubles, and says when it knows nothing", () => {
  expect([tabTitle(0, "SHOP", false), tabTitle(3, "SHOP", false), tabTitle(3, "SHOP", true)]).toEqual([
    "SHOP",
    "(3) SHOP",
    "? SHOP",
  ]);
});
