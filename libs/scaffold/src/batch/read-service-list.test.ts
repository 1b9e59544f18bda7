import { renderFailures } from "@berth/registry";
import { unwrap } from "@berth/registry/test";
import { describe, expect, it } from "vitest";
import { readServiceList } from "./read-service-list.ts";

const read = (text: string) => unwrap(readServiceList("services.yaml", text)).map(({ options }) => options);
const refused = (text: string) => {
  const read = readServiceList("services.yaml", text);
  return read.ok ? [] : read.failures;
};
const told = (text: string) =>
  refused(text).map(({ message, place }) => `${place ? `${place.line}:${place.column} ` : ""}${message}`);

it("reads a list in YAML, whose keys are the flags with hyphens or in camel case", () => {
  expect(
    read(`
# The first team.
- { name: billing, range: apps, title: Billing }
- name: pg
  template: external
  container-port: 5432
  containerEnv: [POSTGRES_DB=app]
  url-env: PG_URL
  protocol: tcp
`),
  ).toEqual([
    { name: "billing", range: "apps", title: "Billing" },
    {
      name: "pg",
      template: "external",
      containerPort: 5432,
      containerEnv: ["POSTGRES_DB=app"],
      urlEnv: "PG_URL",
      protocol: "TCP",
    },
  ]);
});

it("reads the same list in JSON, also indented by tabs", () => {
  const list = [{ name: "billing", port: 3001, uses: ["a", "b"], useProjectJson: false }];
  expect(read(JSON.stringify(list, null, "\t"))).toEqual(list);
});

it("says where an entry stands, and its name if it has one", () => {
  const places = unwrap(readServiceList("services.yaml", "- { name: billing }\n- range: apps\n  name: shop\n- {}\n"));
  expect(places.map(({ place }) => [place.line, place.column])).toEqual([
    [1, 11],
    [3, 9],
    [4, 3],
  ]);
});

it("tells all wrong values of all entries, each at its place", () => {
  expect(
    told(`
- { name: billing, port: web, rage: apps }
- billing
- name:
- { name: shop, uses: billing, protocol: smtp }
- [a]
- { name: x, json: true, no-reserve: true, reserve: false }
- { name: y, url-env: A, urlEnv: B }
- { Name: z, dry-run: true, no-use-project-json: true, noReserve: true }
`),
  ).toEqual([
    "2:26 --port must be a whole number.",
    "2:31 There is no flag --rage.",
    "3:3 This entry is no mapping.",
    "4:8 --name must be a string.",
    "5:23 --uses must be a list of strings.",
    expect.stringMatching(/^5:42 --protocol must be one of HTTP, /),
    "7:14 --json is for the whole run.",
    "7:26 --no-reserve is for the whole run.",
    "7:44 --reserve is for the whole run.",
    "8:26 urlEnv occurs twice.",
    "9:14 --dry-run is for the whole run.",
    "9:29 A list has no key no-use-project-json.",
    "9:56 --noReserve is for the whole run.",
  ]);
});

describe("refuses in words", () => {
  const cases: [what: string, text: string, message: RegExp][] = [
    ["an empty file", "", /^services.yaml is empty/],
    ["an empty list", "[]", /lists no service/],
    ["a mapping around the list", "services:\n  - { name: a }\n", /is no list/],
    ["a text", "billing", /is no list/],
    ["an anchor", "- &a { name: a }\n- *a\n", /Anchors are not allowed/],
    ["a merge key", "- { <<: { name: a } }", /Merge keys are not allowed/],
    ["a key that is a mapping", "- ? { name: a }\n  : b\n", /No key may be a mapping/],
    ["a tag", "- !!js/function { name: a }", /Tags are not allowed/],
    ["a second document", "- { name: a }\n---\n- { name: b }\n", /second document/],
    ["a key that occurs twice", "- { name: a, name: b }", /name occurs twice/],
    ["__proto__", "- { __proto__: { name: a } }", /__proto__/],
    ["what is no YAML", "- { name: a", /./],
    ["a deep list", "[".repeat(5000), /nested too deeply/],
    ["commas without end", `[${",".repeat(100_000)}]`, /has more than/],
    ["megabytes", `# ${"x".repeat(30_000_000)}`, /at most/],
    ["1,001 services", "- { name: a }\n".repeat(1001), /1001 services; at most 1000/],
    ["a stopped merge", "<<<<<<< ours\n- { name: a }\n=======\n>>>>>>> theirs\n", /merge conflict/],
  ];
  it.each(cases)("%s", (_, text, message) => {
    const failures = refused(text);
    expect(failures).toMatchObject([{ code: "FLAG_INVALID", message: expect.stringMatching(message) }]);
    expect(failures[0]?.fix).toMatch(/^(?:Write an entry for each service|Make several lists)/);
    expect(`${failures[0]?.message}`).not.toContain("registry");
  });

  it("control characters, and shows none of them", () => {
    const text = '- { name: "a\\u001b[2Jb", "\\u001b]0;x\\u0007": 1 }\n- { name: "\u202Eb", port: "\u001b[31m" }\n';
    const shown = renderFailures(refused(text));
    expect(shown).toMatch(/services\.yaml:1:/);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: none of these may be there
    expect(shown).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u202a-\u202e]/);
  });
});

it("advises to part a list that is too long, and not one that is short", () => {
  const fixOf = (text: string) => refused(text)[0]?.fix;
  expect(fixOf("- { name: a, range: apps }\n".repeat(10_000))).toMatch(/Make several lists of a long one\.$/);
  expect(fixOf("- { name: a\n")).not.toMatch(/several/);
});

it("shows a key that it doesn't know as the list writes it", () => {
  expect(refused("- { Name: a }")).toMatchObject([
    {
      message: "There is no flag --Name.",
      fix: "Did you mean --name? See all flags with --help.",
      place: { column: 5 },
    },
  ]);
});

it("quotes only the beginning of a word without end", () => {
  const shown = renderFailures(refused(`- { name: a, ${"x".repeat(200_000)}: 1 }`));
  expect(shown.length).toBeLessThan(2000);
});

it("tells a hundred faults at most", () => {
  const failures = refused(Array.from({ length: 150 }, (_, at) => `- { name: a, key-${at}: 1 }`).join("\n"));
  expect(failures).toHaveLength(101);
});
