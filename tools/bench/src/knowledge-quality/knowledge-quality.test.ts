import { readKnowledge } from "@berth/guard/knowledge";
import { describe, expect, it } from "vitest";
import { precision, recall } from "../lint-quality/score.ts";
import { readDocuments } from "./labelled-documents.ts";
import { scoreKnowledge, sumScores } from "./score-knowledge.ts";

const documents = readDocuments();
const scores = await Promise.all(
  documents.map(async (document) =>
    scoreKnowledge(document, await readKnowledge(document.path, document.bytes, { textOf: document.textOf })),
  ),
);
const total = sumScores(scores);

describe("port knowledge in labelled documents", () => {
  it("is read: at least 95 of 100 rows with number and name, and as few that are none", () => {
    expect(recall(total), total.differences.join("\n")).toBeGreaterThanOrEqual(0.95);
    expect(precision(total), total.differences.join("\n")).toBeGreaterThanOrEqual(0.95);
  });

  it("is read with status, container, ranges, moves and doubts as well", () => {
    expect(total.differences.length, total.differences.join("\n")).toBeLessThanOrEqual(5);
  });

  it("is large enough to mean something", () => {
    expect(documents.length).toBeGreaterThanOrEqual(40);
    expect(total.right + total.missed).toBeGreaterThanOrEqual(150);
    expect(documents.some(({ rows }) => rows.length === 0)).toBe(true);
  });
});
