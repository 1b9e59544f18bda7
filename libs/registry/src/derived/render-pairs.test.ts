import { execFileSync } from "node:child_process";
import { parseEnv } from "node:util";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { unwrap } from "../../test/unwrap.ts";
import { type Pair, RENDERED_FORMATS, renderPairs } from "./render-pairs.ts";

/** The lines of one variable in each format; undefined where the format has none. */
const CASES: [what: string, value: string, lines: (string | undefined)[]][] = [
  ["a number", "9010", ["A=9010", "export A=9010", "$env:A = '9010'", "A=9010"]],
  [
    "an address",
    "http://localhost:9010/a%20b?c=d&e=f#g",
    [
      "A='http://localhost:9010/a%20b?c=d&e=f#g'",
      "export A='http://localhost:9010/a%20b?c=d&e=f#g'",
      "$env:A = 'http://localhost:9010/a%20b?c=d&e=f#g'",
      "A=http://localhost:9010/a%20b?c=d&e=f#g",
    ],
  ],
  ["blanks at both ends", " a ", ["A=' a '", "export A=' a '", "$env:A = ' a '", "A= a "]],
  ["a single quote", "it's", [`A="it's"`, `export A='it'\\''s'`, "$env:A = 'it''s'", "A=it's"]],
  ["both quotes", `"it's"`, [undefined, `export A='"it'\\''s"'`, `$env:A = '"it''s"'`, `A="it's"`]],
  [
    "what shells expand",
    "$HOME `id` ~",
    ["A='$HOME `id` ~'", "export A='$HOME `id` ~'", "$env:A = '$HOME `id` ~'", "A=$HOME `id` ~"],
  ],
  [
    "what shells expand, and a quote",
    "'$HOME'",
    [undefined, "export A=''\\''$HOME'\\'''", "$env:A = '''$HOME'''", "A='$HOME'"],
  ],
  ["a path of Windows", "C:\\new\\", [undefined, "export A='C:\\new\\'", "$env:A = 'C:\\new\\'", "A=C:\\new\\"]],
  [
    "typographic quotes, which PowerShell takes for plain ones",
    "‘a’ ‚b‛ “c”",
    ["A='‘a’ ‚b‛ “c”'", "export A='‘a’ ‚b‛ “c”'", "$env:A = '‘‘a’’ ‚‚b‛‛ “c”'", "A=‘a’ ‚b‛ “c”"],
  ],
  [
    "PowerShell's own",
    "$(calc) `n @{} --%",
    [
      "A='$(calc) `n @{} --%'",
      "export A='$(calc) `n @{} --%'",
      "$env:A = '$(calc) `n @{} --%'",
      "A=$(calc) `n @{} --%",
    ],
  ],
  [
    "several lines, one of them the delimiter",
    "a\nBERTH_END\nB=2",
    [
      undefined,
      "export A='a\nBERTH_END\nB=2'",
      "$env:A = 'a\nBERTH_END\nB=2'",
      "A<<BERTH_END_\na\nBERTH_END\nB=2\nBERTH_END_",
    ],
  ],
];

describe.each(CASES)("%s", (_, value, lines) => {
  it.each(RENDERED_FORMATS.map((format, at) => [format, lines[at]] as const))("in %s", (format, line) => {
    const rendered = renderPairs([["A", value]], format);
    if (line !== undefined) expect(unwrap(rendered)).toBe(line);
    else expect(rendered).toMatchObject({ ok: false, failures: [{ code: "ENV_INVALID", message: /of A has/ }] });
  });
});

/** A value as the environment can hold it. */
const value = fc
  .oneof(
    fc.string({ minLength: 1, unit: "binary" }),
    fc.string({ minLength: 1, unit: fc.constantFrom(..."a9'\"\\$`# =\n\r!*~{}") }),
  )
  .filter((text) => !text.includes("\0") && Buffer.from(text).toString() === text);

it("gives Node's reader of .env files every value, or says that it can't", () => {
  fc.assert(
    fc.property(value, value, (first, second) => {
      const rendered = renderPairs(
        [
          ["A", first],
          ["B", second],
        ],
        "dotenv",
      );
      if (rendered.ok) expect({ ...parseEnv(rendered.value) }).toEqual({ A: first, B: second });
      else expect(`${first}${second}`).toMatch(/['"\\\p{Cc}]/u);
    }),
    { numRuns: 2000 },
  );
});

it("gives a shell every value", () => {
  const values = fc.sample(value, 200);
  const pairs = values.map((text, at): Pair => [`A${at}`, text]);
  const shows = `for at in $(seq 0 199); do eval "printf '%s\\0' \\"\\$A$at\\""; done`;
  const program = `${unwrap(renderPairs(pairs, "shell"))}\n${shows}`;
  const said = execFileSync("sh", ["-s"], { input: program }).toString().split("\0");
  expect(said.slice(0, -1)).toEqual(values);
});

it("gives GitHub's runner every value", () => {
  fc.assert(
    fc.property(value, (text) => {
      const lines = unwrap(
        renderPairs(
          [
            ["A", text],
            ["B", "2"],
          ],
          "github",
        ),
      );
      expect(readAsRunner(lines)).toEqual({ A: text, B: "2" });
    }),
    { numRuns: 500 },
  );
});

/** The file of GITHUB_ENV as the runner reads it: `NAME=value`, or `NAME<<delimiter` and the lines up to it. */
function readAsRunner(text: string): Record<string, string> {
  const found: Record<string, string> = {};
  for (let rest = text; rest !== ""; ) {
    const [line = ""] = /^[^\n]*\n?/.exec(rest) ?? [];
    rest = rest.slice(line.length);
    const [, name = "", delimiter] = /^(\w+)(?:<<(.+)\n|=)/.exec(line) ?? [];
    if (delimiter === undefined) {
      found[name] = line.slice(name.length + 1).replace(/\n$/, "");
      continue;
    }
    const end = rest.indexOf(`\n${delimiter}`);
    found[name] = rest.slice(0, end);
    rest = rest.slice(end + delimiter.length + 1).replace(/^\n/, "");
  }
  return found;
}
