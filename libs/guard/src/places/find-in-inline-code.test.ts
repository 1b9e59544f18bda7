import { describe, expect, it } from "vitest";
import { findPlaces } from "./find-places.ts";

async function tell(path: string, text: string): Promise<string[]> {
  const places = await findPlaces(text, path);
  return places.map(({ end, kind, port, start }) => {
    expect(text.slice(start, end)).toBe(String(port));
    return `${kind} ${port}`;
  });
}

describe("code that a command hands to an interpreter", () => {
  it.each([
    ["Python", "a.sh", `python3 -c 's = socket.create_connection(("db", 9010))'`, ["connect 9010"]],
    [
      "in a condition",
      "a.sh",
      `until python -c "import x; x.connect(('db', 9010))"; do sleep 1; done`,
      ["connect 9010"],
    ],
    ["Node", "a.sh", `node -e "require('net').connect(9010)"`, ["connect 9010"]],
    ["Node behind a flag", "a.sh", `node --no-warnings --eval 'app.listen(9010)'`, ["bind 9010"]],
    ["Ruby", "a.sh", "ruby -e 'TCPServer.new(9010)'", ["bind 9010"]],
    ["PHP", "a.sh", `php -r "fsockopen('localhost', 9010);"`, ["connect 9010"]],
    ["a Dockerfile", "Dockerfile", `CMD node -e "require('http').get({port: 9010}, done)"`, ["connect 9010"]],
    ["quotes in quotes", "Dockerfile", `CMD python -c "urlopen(\\"http://localhost:9010/\\")"`, ["connect 9010"]],
    ["a default", "Dockerfile", `CMD node -e "get('http://a:' + (process.env.PORT || 9010))"`, ["default 9010"]],
    ["a list", "Dockerfile", `CMD ["python", "-c", "s.connect(('a', 9010))"]`, ["connect 9010"]],
    ["compose", "c.yml", `x:\n  test: ["CMD", "node", "-e", "require('net').connect(9010)"]\n`, ["connect 9010"]],
    ["a Makefile", "Makefile", `up:\n\t@python -c 's.connect(("a", 9010))'\n`, ["connect 9010"]],
    ["a comment", "a.sh", `# python -c 's.connect(("a", 9010))'`, []],
    ["what is no port", "a.sh", `python -c "import time; time.sleep(9010)"\nnode -e "x(5000)"`, []],
    ["a file of another language", "a.md", `python -c 's.connect(("a", 9010))'`, []],
  ])("%s", async (_name, path, text, found) => {
    expect(await tell(path, text)).toEqual(found);
  });
});

describe("an option that a program of its own reads", () => {
  it.each([
    ["a.go", 'package main\nfunc f() { p, rest := parseFlag(rest, "port", "9010") }', ["default 9010"]],
    ["a.ts", 'const p = Number(getArg("--port", "9010")); const s = getArg("--size", "9020");', ["default 9010"]],
    ["a.py", 'p = int(get_option("port", 9010))\nt = get_option("timeout", 9020)', ["default 9010"]],
  ])("%s: %s", async (path, text, found) => {
    expect(await tell(path, text)).toEqual(found);
  });
});
