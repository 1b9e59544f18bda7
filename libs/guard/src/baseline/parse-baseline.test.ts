import { refusalOf } from "@berth/registry/test";
import { expect, it } from "vitest";
import { BASELINE_PATH } from "./baseline.ts";
import { parseBaseline } from "./parse-baseline.ts";

it("refuses a baseline that nests deeper than a parser can go", () => {
  const refused = refusalOf(parseBaseline("[".repeat(200_000), { settings: {} }));
  expect(refused).toContain(`${BASELINE_PATH}:1:1  BASELINE_INVALID  The file is not a baseline of berth lint.`);
});
