import { refusalOf, unwrap } from "@berth/registry/test";
import { expect, it, vi } from "vitest";
import { renderTemplate } from "./render-template.ts";
import type { TemplateData } from "./template-data.ts";

const data: TemplateData = {
  name: "a",
  folder: "services/a",
  title: "It's <A> | {{name}}",
  purpose: "P",
  ports: [{ env: "A_PORT", protocol: "HTTP", feedOnly: false }],
  portList: "- `A_PORT` (HTTP)",
  appPort: "A_PORT",
  feed: false,
  feedApart: false,
  packageName: "@services/a",
  root: "../..",
  versions: {},
  useProjectJson: true,
  nx: "npx nx",
  image: { setUp: "", install: "npm ci", cache: "/root/.npm", nx: "npx nx" },
  hasDockerignore: true,
};
const render = (text: string, path = "x.hbs") =>
  unwrap(renderTemplate("own", { [path]: text }, data)).get(path.replace(/\.hbs$/, ""));

it("puts text in as it is, and resolves nothing in it", () => {
  expect(render("{{title}}")).toBe("It's <A> | {{name}}");
});

it("has a helper for text in Markdown and one for values in code", () => {
  expect(render("{{markdown title}}")).toBe("It's &lt;A&gt; \\| {{name}}");
  expect(render("{{json title}} {{json ports}}")).toBe(
    '"It\'s <A> | {{name}}" [{"env":"A_PORT","protocol":"HTTP","feedOnly":false}]',
  );
});

it("drops the .hbs ending, and renders files without it as well", () => {
  expect(render("{{name}}", "a.ts.hbs")).toBe("a");
  expect(render("{{name}}", "b.ts")).toBe("a");
});

it("takes a file whose name begins with _ for a part of others", () => {
  const template = { "src/a.ts.hbs": "[{{> the-part}}]", "src/_the-part.hbs": "{{name}}" };
  expect([...unwrap(renderTemplate("own", template, data))]).toEqual([["src/a.ts", "[a]"]]);
});

it("leaves out a file that comes out blank", () => {
  expect(render("{{#if feed}}export {};{{/if}}\n")).toBeUndefined();
});

it.each(["{{port}}", "{{ports.[0].port}}", "{{markdown titel}}", "{{constructor.name}}", "{{#each}}"])(
  "refuses the template %s",
  (text) => {
    expect(refusalOf(renderTemplate("own", { "a.ts.hbs": text }, data))).toMatch(
      /^TEMPLATE_INVALID {2}own\/a\.ts\.hbs can't be rendered: .+\.?\nCorrect the template\.$/,
    );
  },
);

it.each([
  '{{log "x" name}}{{constructor}}{{lookup this "constructor"}}',
  "{{constructor 'x'}}",
  "{{name 'x'}}",
  "{{lookup}}",
  "{{#hasOwnProperty name}}{{/hasOwnProperty}}",
])("says which helpers exist to the template %s", (text) => {
  expect(refusalOf(renderTemplate("own", { "a.hbs": text }, data))).toBe(
    "TEMPLATE_INVALID  own/a.hbs can't be rendered: it calls a helper that does not exist, or calls one without its " +
      "arguments. The helpers are each, if, json, lookup, markdown, unless, with.\nCorrect the template.",
  );
});

it("names every file that can't be rendered", () => {
  const template = { "a.hbs": "{{x}}", "b.hbs": "{{name}}", "c.hbs": "{{y}}" };
  expect(refusalOf(renderTemplate("own", template, data)).match(/own\/\w/g)).toEqual(["own/a", "own/c"]);
});

it.each([
  "{{log 'x'}}",
  "{{log name level='error'}}",
  "{{#with name}}{{constructor}}{{/with}}",
  "{{lookup (lookup name 'constructor') 'name'}}",
  "{{#each ports}}{{toString}}{{__proto__}}{{/each}}",
  "{{> (lookup . '__proto__')}}",
])("prints nothing of its own for the hostile template %s", (text) => {
  const written: unknown[] = [];
  const spies = [
    ...(["log", "info", "warn", "error", "debug"] as const).map((level) => vi.spyOn(console, level)),
    vi.spyOn(process.stdout, "write"),
    vi.spyOn(process.stderr, "write"),
  ];
  for (const spy of spies) spy.mockImplementation((...words: unknown[]) => written.push(words) > 0);
  try {
    renderTemplate("own", { "a.ts.hbs": text }, data);
  } finally {
    for (const spy of spies) spy.mockRestore();
  }
  expect(written).toEqual([]);
});
