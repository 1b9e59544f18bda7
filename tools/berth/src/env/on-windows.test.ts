import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { onWindows } from "./on-windows.ts";

const NODE = "C:\\Program Files\\nodejs";
const BIN = "C:\\my shop\\node_modules\\.bin";
const FILES = [`${NODE}\\node.exe`, `${NODE}\\npx.cmd`, `${BIN}\\next.cmd`, "C:\\tools\\run.bat", ".\\go.cmd"];
const ENV = { Path: `${BIN};${NODE};C:\\tools`, PATHEXT: ".COM;.EXE;.BAT;.CMD", ComSpec: "C:\\Windows\\cmd.exe" };

const started = (command: string, ...args: string[]) => onWindows(command, args, ENV, (path) => FILES.includes(path));

describe("on Windows", () => {
  it.each(["node", "node.exe"])("%s is the program, and its arguments are left to Node", (command) => {
    expect(started(command, "a b", '"')).toEqual({ file: `${NODE}\\node.exe`, args: ["a b", '"'], isVerbatim: false });
  });

  it("what there isn't stays as it is", () => {
    expect(started("nothing", "a")).toEqual({ file: "nothing", args: ["a"], isVerbatim: false });
  });

  it.each([
    ["npx", ["next"], '"C:\\Program^ Files\\nodejs\\npx.cmd ^"next^""'],
    ["npx.cmd", [], '"C:\\Program^ Files\\nodejs\\npx.cmd"'],
    ["run", ["a b", "%PATH%"], '"C:\\tools\\run.bat ^"a^ b^" ^"^%PATH^%^""'],
    ["run", ['say "hi"'], '"C:\\tools\\run.bat ^"say^ \\^"hi\\^"^""'],
    ["run", ["C:\\", 'a\\"b'], '"C:\\tools\\run.bat ^"C:\\\\^" ^"a\\\\\\^"b^""'],
    ["run", ["a&calc|b>c<d^e!f"], '"C:\\tools\\run.bat ^"a^&calc^|b^>c^<d^^e^!f^""'],
    ["run", [""], '"C:\\tools\\run.bat ^"^""'],
    [".\\go", ["x"], '"go.cmd ^"x^""'],
    ["next", ["dev", "a&b"], '"C:\\my^ shop\\node_modules\\.bin\\next.cmd ^^^"dev^^^" ^^^"a^^^&b^^^""'],
  ])("%s %j is a script, and is run by cmd.exe with each word quoted", (command, args, line) => {
    expect(started(command, ...args)).toEqual({
      file: "C:\\Windows\\cmd.exe",
      args: ["/d", "/s", "/c", line],
      isVerbatim: true,
    });
  });
});

/** What cmd.exe makes of a line: carets go. Throws for what it would take for its own, outside of quotes. */
function readAsCmd(line: string): string {
  let said = "";
  let isQuoted = false;
  for (let at = 0; at < line.length; at++) {
    const char = line[at] ?? "";
    if (char === "^" && !isQuoted) said += line[++at] ?? "";
    else if (!isQuoted && /[&|<>()%!]/.test(char)) throw new Error(`cmd.exe reads ${char} in ${line}`);
    else {
      if (char === '"') isQuoted = !isQuoted;
      said += char;
    }
  }
  return said;
}

/** The words of a line as programs of Windows take it apart. */
function readAsProgram(line: string): string[] {
  const words: string[] = [];
  let word: string | undefined;
  let isQuoted = false;
  for (const [part, slashes = "", quote] of line.matchAll(/(\\*)(")|\\+| +|[^\\" ]+/g)) {
    if (quote === undefined) {
      if (!isQuoted && part.startsWith(" ")) {
        if (word !== undefined) words.push(word);
        word = undefined;
      } else word = (word ?? "") + part;
      continue;
    }
    word = (word ?? "") + "\\".repeat(slashes.length / 2);
    if (slashes.length % 2 === 1) word += '"';
    else isQuoted = !isQuoted;
  }
  return word === undefined ? words : [...words, word];
}

const text = fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom(..."a \\\"^&|<>()%!;,='") }));

it.each([
  ["run", 1],
  ["next", 2],
])("the script %s gets every word as it is", (command, times) => {
  fc.assert(
    fc.property(fc.array(text, { maxLength: 4 }), (words) => {
      let line =
        started(command, ...words)
          .args.at(-1)
          ?.slice(1, -1) ?? "";
      const script = line.indexOf(" ^", line.indexOf(command)) + 1;
      line = script === 0 ? "" : line.slice(script);
      for (let time = 0; time < times; time++) line = readAsCmd(line);
      expect(readAsProgram(line)).toEqual(words);
    }),
    { numRuns: 1000 },
  );
});
