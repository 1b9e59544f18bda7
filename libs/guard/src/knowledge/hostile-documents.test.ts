import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readKnowledge } from "./read-knowledge.ts";

const vectra = readFileSync(new URL("../../test/documents/vectra.md", import.meta.url), "utf8");
const bytes = (text: string) => new TextEncoder().encode(text);
const rows = (count: number, first = "9000") =>
  `| Port | Service |\n|---|---|\n${`| ${first} | Recorder |\n`.repeat(count)}`;

function utf16(text: string, isBig: boolean, hasMark: boolean): Uint8Array {
  const units = [...(hasMark ? "\uFEFF" : ""), ...text].map((letter) => letter.charCodeAt(0));
  return Uint8Array.from(units.flatMap((unit) => (isBig ? [unit >> 8, unit & 255] : [unit & 255, unit >> 8])));
}

describe("a text in another encoding or with other ends of lines is read the same", () => {
  it.each([
    ["CRLF", vectra.replaceAll("\n", "\r\n")],
    ["a byte order mark", bytes(`\uFEFF${vectra}`)],
    ["UTF-16", utf16(vectra, false, true)],
    ["UTF-16, big end first", utf16(vectra, true, true)],
    ["UTF-16 without a mark", utf16(vectra, false, false)],
  ])("%s", async (_, source) => {
    const expected = await readKnowledge("ports.md", vectra);
    expect(await readKnowledge("ports.md", source)).toEqual(expected);
  });

  it("with letters that are broken, the numbers hold", async () => {
    const { ports } = await readKnowledge("ports.md", bytes("| Port | Dienst |\n|---|---|\n| 9000 | TÃ¼r |\n"));
    expect(ports.map(({ name, port }) => [port, name])).toEqual([[9000, "TÃ¼r"]]);
  });

  it("and Latin-1 too", async () => {
    const source = Uint8Array.from("| Port | Dienst |\n|---|---|\n| 9000 | Tür |\n", (letter) => letter.charCodeAt(0));
    const { ports } = await readKnowledge("ports.md", source);
    expect(ports.map(({ name, port }) => [port, name])).toEqual([[9000, "Tür"]]);
  });
});

describe("what can't be read is refused with a reason, and never throws", () => {
  it.each([
    ["a table of 50 MB", "ports.md", bytes(rows(2_700_000))],
    ["a table of a million columns", "ports.md", `|${" Port |".repeat(1_000_000)}\n|${"---|".repeat(1_000_000)}\n`],
    ["a table that is far too long", "ports.md", rows(100_000)],
    ["bytes that are no text", "ports.md", Uint8Array.from({ length: 50_000 }, (_, index) => (index * 7919) % 256)],
    ["brackets in brackets", "ports.yaml", "[".repeat(100_000)],
    ["some ten thousand brackets", "ports.yaml", "[".repeat(20_000)],
    ["a list in a list in a list", "ports.yaml", `ports:\n  ${"- ".repeat(20_000)}9000\n`],
    ["mappings in mappings", "ports.yaml", `ports: ${"{a: ".repeat(20_000)}9000`],
    ["stairs of keys", "ports.yaml", Array.from({ length: 900 }, (_, at) => `${" ".repeat(at)}a:\n`).join("")],
    ["maps in maps", "ports.json", '{"a":'.repeat(100_000)],
    ["more YAML than people write", "ports.yaml", "ports:\n".padEnd(600_000, "#")],
    ["a line that is no text", "ports.md", `port 9000 ${"x".repeat(30_000)}`],
  ])("%s", async (_, path, source) => {
    const { doubts } = await readKnowledge(path, source);
    expect(doubts.map(({ code }) => code)).toContain("UNREADABLE");
  });
});

describe("what services of a compose file share by an alias, each of them has", () => {
  it.each([
    ["a list", 'x-ports: &shared ["4000:80"]\nservices:\n  a: { ports: *shared }\n  b: { ports: *shared }\n'],
    ["a merge", 'x-all: &all\n  ports: ["4000:80"]\nservices:\n  a: { <<: *all }\n  b: { <<: [*all], image: b }\n'],
    ["a service", 'services:\n  a: &a\n    ports: ["4000:80"]\n    more: *a\n  b:\n    <<: *a\n'],
  ])("%s", async (_, source) => {
    const { doubts, ports } = await readKnowledge("compose.yaml", source);
    expect(ports.map(({ containerPort, name, port }) => [name, port, containerPort])).toEqual([
      ["a", 4000, 80],
      ["b", 4000, 80],
    ]);
    expect(doubts).toEqual([]);
  });

  it("what a service says itself wins, and a bomb is refused", async () => {
    const own = 'x-all: &all { ports: ["4000:80"] }\nservices:\n  a: { ports: ["4001:80"], <<: *all }\n';
    expect((await readKnowledge("compose.yaml", own)).ports.map(({ port }) => port)).toEqual([4001]);
    const levels = "abcdefghi"
      .split("")
      .map((key, at, all) => `  ${key}: &${key} [${`*${all[at - 1] ?? "z"}, `.repeat(9)}]`);
    const bomb = `x: &z [1, 2]\nservices:\n${levels.join("\n")}\n  end: { ports: *i }\n`;
    expect((await readKnowledge("compose.yaml", bomb)).doubts).toMatchObject([{ code: "UNREADABLE" }]);
  });

  it("8,000 services that share one list are read at once", async () => {
    const services = Array.from({ length: 8000 }, (_, at) => `  s${at}: { ports: *p }`).join("\n");
    const { ports } = await readKnowledge("compose.yaml", `x: { ports: &p ["4000:80"] }\nservices:\n${services}\n`);
    expect(ports).toHaveLength(8000);
  });
});

describe("what grows without end is read only as it is written", () => {
  it("a YAML bomb of aliases", async () => {
    const levels = "bcdefghij".split("").map((key, index, all) => {
      const below = `*${all[index - 1] ?? "a"}`;
      return `${key}: &${key} [${Array(9).fill(below).join(", ")}]`;
    });
    const { ports } = await readKnowledge("ports.yaml", `a: &a [9000, 9001]\n${levels.join("\n")}\n`);
    expect(ports.map(({ port }) => port)).toEqual([9000, 9001]);
  });

  it.each([
    ["marks of emphasis", `port 9000 ${"*a_ ".repeat(4900)}`],
    ["quotes in quotes", `${"> ".repeat(2000)}port 9000`],
    ["lists in lists on each line", `${"1) ".repeat(2600)}port 9000 a\n\n`.repeat(30)],
    ["lists in lists", Array.from({ length: 300 }, (_, depth) => `${"  ".repeat(depth)}- port 9000 a`).join("\n")],
    ["boxes in a line", `\`\`\`\n${`${"│ 9000 │ a ".repeat(500)}\n`.repeat(20)}\`\`\`\n`],
  ])("%s", async (_, text) => {
    await expect(readKnowledge("ports.md", text)).resolves.toMatchObject({ path: "ports.md" });
  });

  it("a long table is read to its end", async () => {
    const lines = Array.from({ length: 2000 }, (_, index) => `| ${9000 + index} | s${index} |`);
    const text = `| Port | Service |\n|---|---|\n${lines.join("\n")}`;
    const { doubts, ports } = await readKnowledge("ports.md", `${text}\n\nThe end.\n`);
    expect(doubts).toEqual([]);
    expect(ports).toHaveLength(2000);
    expect(ports.at(-1)).toMatchObject({ port: 10_999, name: "s1999", place: { line: 2002, column: 3 } });
  });
});
