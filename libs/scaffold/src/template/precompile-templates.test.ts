import { refusalOf, unwrap } from "@berth/registry/test";
import fc from "fast-check";
import { expect, it, vi } from "vitest";
import { snapshotOf } from "../../test/snapshot-of.ts";
import { precompileTemplates } from "./precompile-templates.ts";
import { renderTemplate } from "./render-template.ts";
import type { TemplateData } from "./template-data.ts";

const { templates } = snapshotOf();
const texts = Object.values(templates).flatMap((files) => Object.values(files));
const code = precompileTemplates([...new Set(texts)]);
const built: typeof import("./precompiled.ts") = await import(`data:text/javascript,${encodeURIComponent(code)}`);

vi.resetModules();
vi.doMock("./precompiled.ts", () => built);
const compiled = await import("./render-template.ts");

const text = fc.string({ unit: "binary", maxLength: 8 });
const data: fc.Arbitrary<TemplateData> = fc.record({
  name: text,
  folder: text,
  title: text,
  purpose: text,
  ports: fc.array(fc.record({ env: text, protocol: text, feedOnly: fc.boolean() }), { maxLength: 3 }),
  portList: text,
  appPort: text,
  feed: fc.boolean(),
  feedApart: fc.boolean(),
  packageName: text,
  root: text,
  versions: fc.oneof(fc.constant(everyVersion()), fc.dictionary(text, text, { maxKeys: 2 })),
  useProjectJson: fc.boolean(),
  nx: text,
  image: fc.record({ setUp: text, install: text, cache: text, nx: text }),
  hasDockerignore: fc.boolean(),
});

/** Every name that a template asks for. */
function everyVersion(): Record<string, string> {
  const names = texts.flatMap((it) => [...it.matchAll(/versions\.\[?([\w@/-]+)/g)].map(([, name = ""]) => name));
  return Object.fromEntries(names.map((name) => [name, `^${name.length}.0.0`]));
}

it("has every text of the built-in templates", () => {
  expect([...built.PRECOMPILED.keys()].sort()).toEqual([...new Set(texts)].sort());
});

it.each(Object.keys(templates))("renders %s as the compiler does, refusals included", (id) => {
  fc.assert(
    fc.property(data, (some) => {
      const files = templates[id] ?? {};
      expect(compiled.renderTemplate(id, files, some)).toEqual(renderTemplate(id, files, some));
    }),
    { numRuns: 50 },
  );
});

it("compiles what a workspace lays over a built-in template, and takes in parts of both kinds", () => {
  const [id, files = {}] = Object.entries(templates)[0] ?? [];
  const own = { ...files, "own.md.hbs": "{{name}} {{> example-request}} {{> mine}}", "_mine.hbs": "[{{title}}]" };
  const some = { ...fc.sample(data, { numRuns: 1, seed: 1 })[0], versions: everyVersion() } as TemplateData;
  const rendered = unwrap(compiled.renderTemplate(id ?? "", own, some));
  expect([...rendered]).toEqual([...unwrap(renderTemplate(id ?? "", own, some))]);
  expect(rendered.get("own.md")).toContain(`[${some.title}]`);
  const strict = { ...files, "_example-request.hbs": "{{misspelt}}" };
  expect(refusalOf(compiled.renderTemplate(id ?? "", strict, some))).toContain('"misspelt" not defined');
});
