import fc from "fast-check";
import { parse } from "jsonc-parser";
import { expect, it } from "vitest";
import { unwrap } from "../../../test/unwrap.ts";
import { addToJson, type JsonAddition } from "./edit-json.ts";

const add = (text: string, ...additions: JsonAddition[]) => unwrap(addToJson("nx.json", text, additions));
const PLUGIN = { path: ["plugins"], value: "nx-berth" };

it("adds to a list on one line, on several lines, and to one that is missing", () => {
  expect(add('{ "plugins": ["a"] }\n', PLUGIN)).toBe('{ "plugins": ["a", "nx-berth"] }\n');
  expect(add('{\n  "plugins": [\n    "a"\n  ]\n}\n', PLUGIN)).toBe(
    '{\n  "plugins": [\n    "a",\n    "nx-berth"\n  ]\n}\n',
  );
  expect(add('{\n  "x": 1 // mine\n}\n', PLUGIN)).toContain('"plugins": [\n    "nx-berth"\n  ]');
});

it("makes the objects on the way", () => {
  const after = add('{\n  "x": 1\n}\n', { path: ["sync", "globalGenerators"], value: "nx-berth:sync" });
  expect(parse(after)).toEqual({ x: 1, sync: { globalGenerators: ["nx-berth:sync"] } });
});

it("puts a key in its place among sorted ones", () => {
  const before = '{\n  "devDependencies": {\n    "a": "1",\n    "z": "1"\n  }\n}\n';
  expect(add(before, { path: ["devDependencies"], key: "m", value: "2", isSorted: true })).toBe(
    '{\n  "devDependencies": {\n    "a": "1",\n    "m": "2",\n    "z": "1"\n  }\n}\n',
  );
});

it.each([
  ["{ ", "can't be parsed (CloseBraceExpected)"],
  ["[".repeat(200_000), "is nested too deeply to be read"],
  ["[]", "is not an object"],
  ['{ "plugins": {} }', "has something else than a list in plugins"],
  ['{ "plugins": "a" }', "has something else than a list in plugins"],
])("refuses %j", (text, message) => {
  const edited = addToJson("nx.json", text, [PLUGIN]);
  expect(edited).toMatchObject({ ok: false, failures: [{ code: "FILE_UNREADABLE" }] });
  expect(!edited.ok && edited.failures[0]?.message).toContain(message);
});

it("keeps every other value and comment, whatever the file holds", () => {
  const objects = fc.dictionary(fc.stringMatching(/^[a-z]{1,6}$/), fc.jsonValue({ maxDepth: 2 }));
  fc.assert(
    fc.property(objects, fc.constantFrom(0, 2, "\t"), fc.stringMatching(/^[a-z]{1,6}$/), (data, indent, key) => {
      fc.pre(!Object.hasOwn(data, key) && !Object.hasOwn(data, "plugins"));
      const json = JSON.stringify(data, undefined, indent);
      const before = `// theirs\n${json}\n`;
      const after = add(before, { path: [], key, value: "1", isSorted: true }, PLUGIN);
      expect(after).toMatch(/^\/\/ theirs\n/);
      // Not with jsonc-parser, which takes a key `__proto__` for the prototype.
      const rest = JSON.parse(after.slice(after.indexOf("\n")));
      expect(rest).toEqual({ ...JSON.parse(json), [key]: "1", plugins: ["nx-berth"] });
    }),
  );
});
