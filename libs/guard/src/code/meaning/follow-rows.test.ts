// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the samples are code
import { describe, expect, it } from "vitest";
import { findInCode } from "../find-in-code.ts";

const tell = async (path: string, text: string) =>
  (await findInCode(text, path)).map(({ kind, port }) => `${kind} ${port}`);

describe("a number in a collection is what a loop or a read makes of it", () => {
  it.each([
    ["a.py", 'T = [("a", 9010)]\nfor name, n in T:\n    socket.create_connection(("h", n))', ["connect 9010"]],
    ["a.py", 'S = {"a": 9010}\nfor k, n in S.items():\n    requests.get(f"http://h:{n}")', ["connect 9010"]],
    ["a.py", 'R = [Row("a", 9010)]\nfor r in R:\n    requests.get(f"http://h:{r.port}")', ["connect 9010"]],
    [
      "a.py",
      'class R:\n    name: str\n    port: int\n    weight: int\nT = [R("a", 9010, 250)]\n' +
        'for r in T:\n    get(f"http://h:{r.port}")',
      ["connect 9010"],
    ],
    ["a.py", 'A = ("localhost", 9010)\ns.connect(A)', ["connect 9010"]],
    ["a.py", 'for name, n in [("a", 9010), ("b", 9011)]:\n    connect(("h", n))', ["connect 9010", "connect 9011"]],
    ["a.py", 'up = [connect(("h", n)) for name, n in [("a", 9010)]]', ["connect 9010"]],
    ["a.js", 'for (const [k, n] of [["a", 9010]]) fetch(`http://h:${n}/`);', ["connect 9010"]],
    ["a.py", 'for name, size in [("a", 9010)]:\n    print(size, port)', []],
    ["a.py", 'T = [("a", 9010)]\nfor name, size in T:\n    print(size, port)', []],
    ["a.js", 'const t = [["a", 9010]];\nfor (const [k, n] of t) fetch(`http://h:${n}/`);', ["connect 9010"]],
    ["a.js", "const t = { a: 9010 };\nObject.values(t).forEach((n) => app.listen(n));", ["bind 9010"]],
    ["a.js", 'const t = [{ k: "a", n: 9010 }];\nt.map(({ n }) => fetch(`http://h:${n}/`));', ["connect 9010"]],
    ["a.ts", 'const t = new Map([["a", 9010]]);\napp.listen(t.get("a"));', ["bind 9010"]],
    ["a.js", 'const t = [["a", 9010]];\nfor (const [k, ms] of t) setTimeout(run, ms, port);', []],
    ["a.js", "const sizes = { a: 9010, port: 9020 };\napp.listen(sizes.port);", ["bind 9020"]],
  ])("%s: %s", async (path, text, found) => {
    expect(await tell(path, text)).toEqual(found);
  });
});

describe("what stands in for a port that is looked up elsewhere", () => {
  it.each([
    ["a.js", 'const { ownPort } = require("./p"); app.listen(ownPort("b", 9010));', ["default 9010"]],
    ["a.js", 'const port = new URL(base).port || "9010";', ["default 9010"]],
    ["a.py", 'PORT = int_env("DEBUG_PORT", 9010, 1, 65535)', ["default 9010"]],
    ["a.js", 'function ownPort(n, p) { app.listen(p); }\nownPort("b", 9010);', ["bind 9010"]],
    ["a.js", 'const o = { url: "http://localhost:9010", timeout: 1000 };', ["connect 9010"]],
  ])("%s: %s", async (path, text, found) => {
    expect(await tell(path, text)).toEqual(found);
  });
});
