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
