import { expect, it } from "vitest";
import { type Graph, layOutGraph } from "./lay-out-graph.ts";
import { BOX_HEIGHT } from "./place-rows.ts";

const links = (text: string) =>
  text.split(" ").map((link) => {
    const [from = "", to = ""] = link.split(">");
    return { from, to };
  });
const namesOf = (text: string) => [...new Set(text.split(/[> ]/))];
const draw = (text: string, width = 352) => layOutGraph(namesOf(text), links(text), () => 100, width);
const box = (graph: Graph, name: string) => graph.boxes.find((each) => each.name === name) ?? expect.fail(name);

const SEED = "optimization>recording recording>foundation sanitizer>feed feed>foundation sanitizer>foundation";

it("puts users left of what they use", () => {
  const graph = draw(SEED);
  for (const { from, to } of links(SEED)) expect(box(graph, from).x).toBeLessThan(box(graph, to).x);
  expect(graph.width).toBe(352);
});

it("keeps boxes apart, and each line from the right of its user to the left of what it uses", () => {
  const graph = draw(SEED);
  for (const one of graph.boxes) {
    for (const other of graph.boxes) {
      if (one === other || one.x !== other.x) continue;
      expect(Math.abs(one.y - other.y)).toBeGreaterThanOrEqual(BOX_HEIGHT);
    }
  }
  for (const { from, to, points } of graph.lines) {
    expect(points[0]?.[0]).toBe(box(graph, from).x + 100);
    expect(points.at(-1)?.[0]).toBe(box(graph, to).x);
    for (const [index, [x, y]] of points.entries()) {
      const next = points[index + 1] ?? [x, y];
      expect(next[0] === x || next[1] === y).toBe(true);
    }
  }
});

it("leads no line along one to another end", () => {
  // Both a and b stand beside what the other uses.
  const graph = draw("a>d b>c");
  const entering = graph.lines.map(({ points }) => points.at(-1)?.[1]);
  const leaving = graph.lines.map(({ points }) => points[0]?.[1]);
  for (const [index, y] of entering.entries()) {
    const foreign = leaving.filter((_, other) => other !== index);
    expect(foreign).not.toContain(y);
  }
});

it("draws a circle with one line against the others", () => {
  const graph = draw("a>b b>c c>a");
  const backward = graph.lines.filter(({ points }) => (points[0]?.[0] ?? 0) > (points.at(-1)?.[0] ?? 0));
  expect(backward.map(({ from, to }) => `${from}>${to}`)).toEqual(["c>a"]);
  expect(graph.boxes).toHaveLength(3);
});

it("puts a user beside what it uses, not at the far left", () => {
  const graph = draw("a>b b>c x>c");
  expect(box(graph, "x").x).toBe(box(graph, "b").x);
});

it("draws two variables of one service as one line, and a service that reads its own not at all", () => {
  const graph = draw("a>b a>b b>b");
  expect(graph.lines).toHaveLength(1);
});

it("grows where the width is too little, and draws a chain of a thousand", () => {
  const chain = Array.from({ length: 1_000 }, (_, index) => `s${index}>s${index + 1}`).join(" ");
  const graph = draw(chain);
  expect(graph.boxes).toHaveLength(1_001);
  expect(graph.width).toBeGreaterThan(100_000);
});

it("draws nothing of nothing", () => {
  expect(layOutGraph([], [], () => 100, 352)).toEqual({ width: 0, height: 0, boxes: [], lines: [] });
});
