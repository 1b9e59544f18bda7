import { beforeAll, expect, it } from "vitest";
import { loadGrammar } from "./code/parse.ts";
import { findPlaces } from "./places/find-places.ts";

// Steps decide, not seconds: a text whose search would take the square of its size is refused on every machine, and
// judgeFile makes a finding of that.
const REFUSED = "It takes more steps to follow than one file may.";
const rows = (count: number, row: (at: number) => string) => Array.from({ length: count }, (_, at) => row(at)).join("");

beforeAll(() => loadGrammar("bash"));

it.each([
  ["a line of blanks in a Makefile", "Makefile", `PORT = 9010${" ".repeat(80_000)}x`],
  ["a line of blanks in a batch file", "a.bat", `set PORT=9010${" ".repeat(80_000)}x`],
  ["a line of brackets in PowerShell", "a.ps1", `${"[".repeat(80_000)}$port = 9010`],
  ["a line of addresses in a Caddyfile", "Caddyfile", `${":8080,".repeat(15_000)}a`],
  ["loops in PowerShell", "a.ps1", rows(3000, (at) => `foreach ($p${at} in 9010) { curl -APort }\n`)],
  ["arrays that a loop reads", "a.sh", rows(4000, () => `a=(9010 9020)\nfor p in \${a[@]}; do nc h $p; done\n`)],
  ["loops over words", "a.sh", rows(2000, (at) => `for p${at} in 9010; do nc -z h $p${at}; done\n`)],
  ["variables of a shell", "a.sh", rows(20_000, (at) => `P${at}_PORT=9010\n`)],
  ["tables of Python", "a.py", `${rows(3000, (at) => `PORTS${at} = [('a', 9010)]\n`)}${"for a ".repeat(20_000)}`],
])("%s takes no more steps than a file may", async (_, path, text) => {
  await expect(findPlaces(text, path)).rejects.toThrow(REFUSED);
});

it.each([
  ["a name for each value", "a.sh", `for p in 9010; do\n${"a=$p ".repeat(10_000)}\ndone\n`],
  ["comments that look like lists", "a.ps1", `$port = @(\n${"#@(\n".repeat(40_000)}`],
  ["comments that never end", "a.ps1", "<#\n".repeat(40_000)],
  ["names without values", "a.tf", 'name = "PORT" '.repeat(8)],
])("%s is read to its end", async (_, path, text) => {
  await expect(findPlaces(text, path)).resolves.toBeDefined();
});

it.each([
  ["brackets", "[".repeat(20_000)],
  ["mappings in a chart", `spec: ${"{a: ".repeat(20_000)}9010`],
  ["dashes", `${"- ".repeat(20_000)}9010`],
])("%s that nest without end are refused by name, and the process goes on", async (_, text) => {
  for (let time = 0; time < 20; time++)
    await expect(findPlaces(text, "values.yaml")).rejects.toThrow(/^it is nested too deeply$/);
});
