import { expect, it } from "vitest";
import type { Failure } from "./failure.ts";
import { renderFailure, renderFailures } from "./render-failure.ts";

const place = { file: "a.yaml", line: 41, column: 3, length: 4, source: "  9041:" };

it("shows the place, the source with a squiggle, the details and the way out", () => {
  const details = ["9000  api", "9001  web"];
  const failure = { code: "PORT_TAKEN", message: "No.", place, details, fix: "Move it." } as const;
  expect(renderFailure({ ...failure, details })).toBe(
    ["a.yaml:41:3  PORT_TAKEN  No.", "  41 |   9041:", "     |   ~~~~", "  9000  api", "  9001  web", "Move it."].join(
      "\n",
    ),
  );
});

it("shows code and message where there is nothing else", () => {
  expect(renderFailure({ code: "SPEC_MISSING", message: "None." })).toBe("SPEC_MISSING  None.");
});

it("keeps the squiggle under its word behind a tab", () => {
  const tabbed = { ...place, column: 2, source: "\t9041:" };
  expect(renderFailure({ code: "PORT_TAKEN", message: "No.", place: tabbed })).toBe(
    "a.yaml:41:2  PORT_TAKEN  No.\n  41 | \t9041:\n     | \t~~~~",
  );
});

it("lets no control character of a file reach the terminal, and keeps the squiggle in place", () => {
  const hostile = { ...place, column: 12, length: 1, source: "status: \u001B[2Jx" };
  expect(renderFailure({ code: "SPEC_INVALID", message: "No.", place: hostile })).toBe(
    "a.yaml:41:12  SPEC_INVALID  No.\n  41 | status: \uFFFD[2Jx\n     |            ~",
  );
});

it("lets no control character of a key or a flag reach the terminal either", () => {
  const failure: Failure = {
    code: "SPEC_INVALID",
    message: "a\u001B[2J\rb.",
    details: ["\u009Bc\td"],
    fix: "\u202Ee",
  } satisfies Failure;
  expect(renderFailure(failure)).toBe("SPEC_INVALID  a\uFFFD[2J\uFFFDb.\n  \uFFFDc\td\n\uFFFDe");
});

it("shows no excerpt of an empty line", () => {
  const empty = { ...place, source: "  " };
  expect(renderFailure({ code: "PORT_TAKEN", message: "No.", place: empty })).toBe("a.yaml:41:3  PORT_TAKEN  No.");
});

it("cuts a line of more than 160 characters, and the squiggle with it", () => {
  const long = { ...place, column: 151, length: 200, source: "x".repeat(500) };
  expect(renderFailure({ code: "PORT_TAKEN", message: "No.", place: long }).split("\n")).toEqual([
    "a.yaml:41:151  PORT_TAKEN  No.",
    `  41 | ${"x".repeat(160)}`,
    `     | ${" ".repeat(150)}${"~".repeat(10)}`,
  ]);
});

it("puts a blank line between two failures", () => {
  const failure = { code: "SPEC_MISSING", message: "None." } as const;
  expect(renderFailures([failure, failure])).toBe("SPEC_MISSING  None.\n\nSPEC_MISSING  None.");
});
