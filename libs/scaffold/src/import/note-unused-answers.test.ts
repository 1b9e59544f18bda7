import { describe, expect, it } from "vitest";
import { knowledgeOf, rangeIn } from "../../test/knowledge-of.ts";
import { joinKnowledge } from "./join-knowledge.ts";

const DOC = "docs/ports.md";

describe("an answer that no file has a place for is told", () => {
  const files = [
    knowledgeOf(DOC, [{ port: 8000, name: "Web" }], { ranges: [rangeIn(DOC, 8000, 8099, "Web")] }),
    knowledgeOf("compose.yaml", [{ port: 3000, name: "docs" }]),
  ];

  it.each(["nonsense", "8001", "9000-9099", "docs/ports.md:99"])("%s", (key) => {
    expect(joinKnowledge(files, { answers: { [key]: "1" } }).notes).toContain(
      `--answer=${key}=1 is about nothing that the files name, so it changes nothing.`,
    );
  });

  it.each(["web", "8000", "8000-8099", "3000-3099"])("and one about %s is not", (key) => {
    expect(joinKnowledge(files, { answers: { [key]: "-" } }).notes.join()).not.toContain("--answer");
  });
});
