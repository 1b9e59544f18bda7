import { expect, it } from "vitest";
import { fillBare } from "./fill-bare.ts";

it.each([
  [["--wait"], ["--wait=60"]],
  [
    ["--wait", "--json"],
    ["--wait=60", "--json"],
  ],
  [
    ["--wait", "5"],
    ["--wait", "5"],
  ],
  [["--wait=5"], ["--wait=5"]],
  [["wait"], ["wait"]],
])("doctor %j is %j", (args, filled) => {
  expect(fillBare({ wait: "60" }, args)).toEqual(filled);
});

it("leaves the flags of other commands alone", () => {
  expect(fillBare(undefined, ["--wait"])).toEqual(["--wait"]);
});
