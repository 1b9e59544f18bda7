import { escapeMarkdown, parseSpec, SPEC_PATH, Text } from "@berth/registry";
import { unwrap } from "@berth/registry/test";
import fc from "fast-check";
import ts from "typescript";
import { expect, it } from "vitest";
import { snapshotOf, textOf } from "../../test/snapshot-of.ts";
import { planService } from "./plan-service.ts";

// A title and a purpose are free text. They go into YAML, Markdown and a README, and must stand for themselves in each.

const HOSTILE = [
  'it\'s "quoted"',
  "a | b | c",
  "--> <script>alert(1)</script> <!--",
  "`code` ```sh",
  "*/ process.exit(1) /*",
  // biome-ignore lint/suspicious/noTemplateCurlyInString: text that no template literal must resolve
  "${process.env.HOME}",
  "{{x}} {{#if}} {{{json name}}}",
  "# heading: [link](javascript:x)",
  "~~~",
  "\\",
  "null",
  "9021",
];
const text = fc.oneof(
  fc.constantFrom(...HOSTILE),
  fc.string({ minLength: 1, maxLength: 40, unit: "grapheme" }).filter((text) => Text.safeParse(text).success),
);
const plan = (title: string, purpose: string) =>
  unwrap(planService({ name: "a", range: "analysis", title, purpose }, snapshotOf()));

const SOURCES = ["project.json", "src/app.test.ts", "src/app.ts", "src/main.ts", "tsconfig.json"];
const plain = plan("T", "P");

it("keeps what was said in the spec, word for word", () => {
  fc.assert(
    fc.property(text, text, (title, purpose) => {
      const { spec } = unwrap(parseSpec(textOf(plan(title, purpose), SPEC_PATH)));
      expect(spec.ports.find((row) => row.port === 9021)).toMatchObject({ title, purpose });
    }),
    { numRuns: 60 },
  );
});

it("keeps its words out of code, configuration and what agents read", () => {
  fc.assert(
    fc.property(text, text, (title, purpose) => {
      const planned = plan(title, purpose);
      for (const path of ["CLAUDE.md", ...SOURCES.map((path) => `services/a/${path}`)])
        expect(textOf(planned, path), path).toBe(textOf(plain, path));
    }),
    { numRuns: 60 },
  );
});

it("escapes its words in Markdown: the page's row has its six cells, the README its lines", () => {
  const lines = textOf(plain, "services/a/README.md").split("\n");
  fc.assert(
    fc.property(text, text, (title, purpose) => {
      const planned = plan(title, purpose);
      const page = textOf(planned, "spec/PORTS.md").split("\n");
      const cells = [title, "HTTP", purpose].map((cell, index) => (index === 1 ? cell : escapeMarkdown(cell)));
      const row = `| **9021** | ${cells.join(" | ")} | \`services/a\` | active |`;
      expect(page.filter((line) => line === row)).toHaveLength(1);
      expect(textOf(planned, "services/a/README.md").split("\n")).toEqual([
        `# ${escapeMarkdown(title)}`,
        "",
        escapeMarkdown(purpose),
        ...lines.slice(3),
      ]);
    }),
    { numRuns: 60 },
  );
});

it("writes TypeScript and JSON without a fault, for a service with one port and with two", () => {
  for (const planned of [plain, unwrap(planService({ name: "foundation" }, snapshotOf()))])
    for (const { after, path } of planned.changes.filter((change) => change.kind !== "delete")) {
      if (path.endsWith("tsconfig.json")) expect(ts.parseConfigFileTextToJson(path, after).error, path).toBeUndefined();
      else if (path.endsWith(".json")) expect(() => JSON.parse(after), path).not.toThrow();
      if (!path.endsWith(".ts")) continue;
      const { diagnostics } = ts.transpileModule(after, { reportDiagnostics: true });
      expect(diagnostics, path).toEqual([]);
    }
});
