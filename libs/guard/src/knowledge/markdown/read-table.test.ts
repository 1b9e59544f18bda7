import { expect, it } from "vitest";
import { readKnowledge } from "../read-knowledge.ts";

const read = (...lines: string[]) => readKnowledge("docs/ports.md", `# Ports\n\n${lines.join("\n")}\n`);

it("takes the names of ranges from a column called Range, where the spans are in another", async () => {
  const { ranges } = await read("| Range | Ports |", "| --- | --- |", "| web | 4000-4099 |", "| data | 4100-4199 |");
  expect(ranges.map(({ from, title, to }) => [from, to, title])).toEqual([
    [4000, 4099, "web"],
    [4100, 4199, "data"],
  ]);
});

it("keeps the services of a table whose rows name their range", async () => {
  const rows = ["| Range | Port | Service |", "| --- | --- | --- |", "| web | 4000 | shop |"];
  expect((await read(...rows)).ports.map(({ name, port }) => [port, name])).toEqual([[4000, "shop"]]);
});

it("asks to correct a number that is no port, for no answer can", async () => {
  const { doubts } = await read("| Service | Port |", "| --- | --- |", "| api | 4000 |", "| bad | 99999 |");
  expect(doubts.map(({ question }) => question)).toEqual(["Correct 99999 there, or leave it out."]);
});

it("asks whose a number is where the name is left empty, also below a row with one", async () => {
  const rows = [
    "| Service | Port | Purpose |",
    "| --- | --- | --- |",
    "| cache | 4004 | Sessions |",
    "| | 4005 | Metrics |",
  ];
  const { doubts, ports } = await read(...rows);
  expect(ports.map(({ name, port }) => [port, name])).toEqual([[4004, "cache"]]);
  expect(doubts.map(({ message, place, port }) => [port, place.line, message])).toEqual([
    [4005, 6, "4005 has no service in this row."],
  ]);
});

it.each(["3000-3999,9000-9999", "3000-3999, 9000-9999", "3000–3999 / 9000–9999"])(
  "takes both spans of the cell %s",
  async (cell) => {
    const rows = ["| Range | Ports |", "| --- | --- |", `| web | ${cell} |`, "| data | 4100-4199 |"];
    const spans = (await read(...rows)).ranges.map(({ from, title, to }) => [from, to, title]);
    expect(spans).toEqual([
      [3000, 3999, "web"],
      [9000, 9999, "web"],
      [4100, 4199, "data"],
    ]);
  },
);

it("takes both spans beside the ports of a row, and of each port the span that it is in", async () => {
  const rows = ["| Service | Port | Range |", "| --- | --- | --- |", "| shop | 9001 | 3000-3999,9000-9999 |"];
  const { ports, ranges } = await read(...rows);
  expect(ranges.map(({ from, to }) => [from, to])).toEqual([
    [3000, 3999],
    [9000, 9999],
  ]);
  expect(ports.map(({ range }) => range)).toEqual([{ from: 9000, to: 9999 }]);
});

it("takes numbers with a comma and no blank between them, and thousands for none", async () => {
  const { doubts, ports } = await read("- shop: 4000,4001", "- users: 12,000");
  expect(ports.map(({ name, port }) => [port, name])).toEqual([
    [4000, "shop"],
    [4001, "shop"],
  ]);
  expect(doubts).toEqual([]);
});

it("takes both spans of a line", async () => {
  const { ranges } = await read("Range: 3000-3999, 9000-9999 - Web");
  expect(ranges.map(({ from, title, to }) => [from, to, title])).toEqual([
    [3000, 3999, "Web"],
    [9000, 9999, "Web"],
  ]);
});
