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
