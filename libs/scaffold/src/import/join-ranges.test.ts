import { parseSpec } from "@berth/registry";
import { unwrap } from "@berth/registry/test";
import { expect, it } from "vitest";
import { knowledgeOf, rangeIn } from "../../test/knowledge-of.ts";
import { VECTRA } from "../../test/snapshot-of.ts";
import { joinKnowledge } from "./join-knowledge.ts";

const DOC = "docs/ports.md";
const overlapping = [
  rangeIn(DOC, 8000, 8099, "Web"),
  { ...rangeIn(DOC, 8050, 8149, "Jobs"), place: { path: DOC, line: 9, column: 1 } },
];

it("are named by their titles, without what only says that they are ranges", () => {
  const titles = ["Subscriber Services", "Foundation Core", "External Integrations", "Chrome CDP", "数据库", undefined];
  const ranges = titles.map((title, at) => rangeIn(DOC, 8000 + at * 100, 8099 + at * 100, title));
  expect(joinKnowledge([knowledgeOf(DOC, [], { ranges })]).ranges.map(({ id }) => id)).toEqual([
    "subscriber",
    "foundation",
    "external",
    "chrome-cdp",
    "ports-8400",
    "ports-8500",
  ]);
});

it("that overlap are a question, and the first one stays", () => {
  const joined = joinKnowledge([knowledgeOf(DOC, [], { ranges: overlapping })]);
  expect(joined.ranges.map(({ id }) => id)).toEqual(["web"]);
  expect(joined.questions).toMatchObject([
    {
      key: "8050-8149",
      code: "RANGE_OVERLAP",
      message: "Jobs 8050-8149 overlaps web 8000-8099.",
      places: [{ line: 9 }, { line: 1 }],
    },
  ]);
  const answered = joinKnowledge([knowledgeOf(DOC, [], { ranges: overlapping })], {
    answers: { "8050-8149": "keep" },
  });
  expect(answered).toMatchObject({ ranges: [{ id: "jobs" }], questions: [] });
});

it("never have ports that no service may use", () => {
  const joined = joinKnowledge([knowledgeOf(DOC, [], { ranges: [rangeIn(DOC, 0, 1023), rangeIn(DOC, 1000, 1999)] })]);
  expect(joined.ranges).toMatchObject([{ from: 1024, to: 1999 }]);
  expect(joined.notes).toEqual([
    "docs/ports.md:1: 0-1023 is left out; services have 1024-65535.",
    "docs/ports.md:1: 1000-1999 is taken as 1024-1999; no other port is for services.",
  ]);
});

it("a range that overlaps one of the spec is left out", () => {
  const joined = joinKnowledge([knowledgeOf(DOC, [], { ranges: [rangeIn(DOC, 9000, 9099, "Ours")] })], {
    spec: unwrap(parseSpec(VECTRA)).spec,
  });
  expect(joined.questions[0]?.message).toMatch(/^Ours 9000-9099 overlaps foundation 9000-9009 and .* of the spec\.$/);
  expect(joined.ranges.every(({ isKnown }) => isKnown)).toBe(true);
});
