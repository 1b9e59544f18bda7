import { expect, it } from "vitest";
import { readyPatterns } from "./ready-patterns.ts";

it("offers the first parts of the types that were seen, those of most types", () => {
  const types = [
    "rugs.raw",
    "rugs.clean",
    "service.up",
    "service.down",
    "port.held",
    "port.freed",
    "doctor.ran",
    "tick",
  ];
  expect(readyPatterns(types)).toEqual(["port.*", "rugs.*", "service.*"]);
  expect(readyPatterns(["tick"])).toEqual(["tick"]);
});
