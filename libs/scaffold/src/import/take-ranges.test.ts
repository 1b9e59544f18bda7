import { describe, expect, it } from "vitest";
import { knowledgeOf, rangeIn } from "../../test/knowledge-of.ts";
import { told } from "../../test/told.ts";
import { joinKnowledge } from "./join-knowledge.ts";

const DOC = "docs/ports.md";
const ports = [
  { port: 3000, name: "web" },
  { port: 3001, name: "docs" },
  { port: 8000, name: "api" },
];
const files = [knowledgeOf(DOC, ports, { ranges: [rangeIn(DOC, 8000, 8099, "APIs")] })];
const idsOf = (answers: Record<string, string>) => joinKnowledge(files, { answers }).ranges.map(({ id }) => id);

describe("numbers that lie in no range", () => {
  it("are asked for, once for each hundred", () => {
    expect(told(files)).toEqual({
      rows: ["8000 api API_PORT"],
      questions: ["PORT_OUT_OF_RANGE 3000-3099: 3000 (web), 3001 (docs) are in no range."],
    });
  });

  it.each([
    ["add", ["ports-3000", "apis"]],
    ["frontends", ["frontends", "apis"]],
  ])("get one with the answer %s", (answer, ids) => expect(idsOf({ "3000-3099": answer })).toEqual(ids));

  it("are left out with the answer -", () => {
    expect(told(files, { answers: { "3000-3099": "-" } })).toEqual({ rows: ["8000 api API_PORT"], questions: [] });
  });

  it.each([
    ["Front Ends", '"Front Ends" can\'t be the id of a range; those are lower-case words joined by hyphens. '],
    ["apis", "apis is 8000-8099, and a new range needs an id of its own. "],
  ])("stay a question with the answer %s, which says why", (answer, why) => {
    const { questions, ranges } = joinKnowledge(files, { answers: { "3000-3099": answer } });
    expect(questions.map(({ question }) => question)).toEqual([`${why}Which range are they in?`]);
    expect(ranges.map(({ id }) => id)).toEqual(["apis"]);
  });

  it("have one for each hundred where no file declares a range", () => {
    expect(joinKnowledge([knowledgeOf(DOC, ports)])).toMatchObject({
      ranges: [{ id: "ports-3000" }, { id: "ports-8000" }],
      questions: [],
    });
  });
});
