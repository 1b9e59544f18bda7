import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { wire } from "../../test/project-in-memory.ts";

const VITE = "apps/web/vite.config.js";
const PORT = "Number(process.env.WEB_PORT ?? 9020)";
const wireVite = (text: string) => wire(VITE, text);

describe("the configuration of Vite", () => {
  it.each([
    [
      "export default {}",
      `export default {server: { port: ${PORT}, strictPort: true }, preview: { port: ${PORT}, strictPort: true }}`,
    ],
    [
      "export default {\n  server: { port: 3000, open: true },\n  preview: { port: 4173 }\n};\n",
      `export default {\n  server: { port: ${PORT}, strictPort: true, open: true },\n` +
        `  preview: { port: ${PORT}, strictPort: true }\n};\n`,
    ],
    [
      "// ours\r\nexport default defineConfig(({ mode }) => ({\r\n" +
        "\tserver: {\r\n\t\tproxy: {},\r\n\t}, // theirs\r\n}))\r\n",
      "// ours\r\nexport default defineConfig(({ mode }) => ({\r\n" +
        `\tserver: {\r\n\t\tproxy: {},\r\n\t\tport: ${PORT}, strictPort: true,\r\n\t}, // theirs\r\n` +
        `\tpreview: {\r\n\t\tport: ${PORT},\r\n\t\tstrictPort: true,\r\n\t},\r\n}))\r\n`,
    ],
  ])("listens on the port of the spec: %j", async (before, after) => {
    expect(await wireVite(before)).toEqual({ text: after, notes: [] });
  });

  it.each([
    ["export default { server: { port: Number(process.env.PORT) } };", "computes its port"],
    ["export default { server };", "computes its server"],
    ["export default { server: { ...base } };", "may get its port from elsewhere"],
    ["export default { server: { port: 3000, ...base } };", "computes its port"],
  ])("is told where the port has to run to be known: %j", async (text, why) => {
    const { notes, text: after } = await wireVite(text);
    expect(after).toBe(text.replace(/ \};$/, `, preview: { port: ${PORT}, strictPort: true } };`));
    expect(notes).toEqual([`${VITE}:1 ${why}. Write in server: port: ${PORT}, strictPort: true`]);
  });

  it.each([
    ["export default { ...base };", "may get its server from elsewhere"],
    ["export default { server: { port: 3000 }, ...base };", "computes its server"],
    ["export default mergeConfig(base, {});", "exports no object that can be read"],
    [
      "export default defineConfig(({ mode }) => { if (mode) return {}; return {}; });",
      "exports no object that can be read",
    ],
    ["export default { server: {", "has a syntax error"],
  ])("stays as it is, and is told, where it has to run to be known: %j", async (text, why) => {
    const { notes, text: after } = await wireVite(text);
    expect(after).toBe(text);
    expect(notes[0]).toContain(why);
    expect(notes[0]).toContain(`port: ${PORT}, strictPort: true`);
  });

  it("is read however deep and long it is, or told", async () => {
    const deep = `export default ${"{ a: ".repeat(5000)}1${" }".repeat(5000)};`;
    expect((await wireVite(deep)).text).toContain(`server: { port: ${PORT}`);
    const long = `export default { a: [${"1, ".repeat(400_000)}] };`;
    expect(await wireVite(long)).toEqual({
      text: long,
      notes: [expect.stringContaining("has more than 1000000 characters")],
    });
    const calls = `export default ${"f(".repeat(20_000)}1${")".repeat(20_000)};`;
    expect((await wireVite(calls)).text).toBe(calls);
  });

  it("names the line, and a strictPort that is off", async () => {
    const { notes } = await wireVite(
      "export default {\n  server: {\n    port: await pick(),\n  },\n  preview: { strictPort: false },\n};\n",
    );
    expect(notes).toEqual([
      `${VITE}:3 computes its port. Write in server: port: ${PORT}, strictPort: true`,
      `${VITE}:5 lets Vite take the port of another service when WEB_PORT is taken. Write: strictPort: true`,
    ]);
  });

  it("says which types TypeScript lacks", async () => {
    const config = "apps/web/vite.config.ts";
    expect((await wire(config, "export default {};\n")).notes).toEqual([expect.stringContaining("add @types/node")]);
    const root = { "package.json": '{ "devDependencies": { "@types/node": "24.0.0" } }' };
    expect((await wire(config, "export default {};\n", root)).notes).toEqual([]);
  });

  const member = fc.constantFrom(
    "plugins: [react({ port: 1 })]",
    "root: __dirname /* a, b } */",
    "'base': '/a/'",
    "build: { outDir: 'dist', }",
    "define: { port: 3000 }",
    "test() { return { server: 1 } }",
  );
  const section = fc.constantFrom(
    "server: {}",
    "server: { }",
    "server: { host: true }",
    "server: {\n    host: true, // all\n  }",
    "server: { port: 3000 }",
    "'server': {\n    // the port\n    port: 4_200, // old\n    proxy: { '/api': 'x' },\n  }",
    "preview: { port: 4173, host: true }",
    "server: { strictPort: true }",
  );
  const config = fc.record({
    members: fc.uniqueArray(member, { maxLength: 3 }),
    sections: fc.uniqueArray(section, { maxLength: 2, selector: (it) => it.match(/\w+/)?.[0] }),
    gap: fc.constantFrom("\n  ", " ", "\n\n\t// note\n\t"),
    comma: fc.boolean(),
    comment: fc.constantFrom("", " // last", " /* last, */"),
    wrap: fc.constantFrom<[string, string]>(
      ["", ""],
      ["defineConfig(", ")"],
      ["(({ mode }) => (", "))"],
      ["(() => { return ", " })"],
    ),
    eol: fc.constantFrom("\n", "\r\n"),
    bom: fc.constantFrom("", "\uFEFF"),
  });

  it("keeps every other byte, means the port of the spec or the variable, and is left alone next time", async () => {
    await fc.assert(
      fc.asyncProperty(config, async ({ bom, comma, comment, eol, gap, members, sections, wrap }) => {
        const all = [...members, ...sections].join(`,${gap}`);
        const close = comment.startsWith(" //") || gap.includes("\n") ? "\n" : " ";
        const body = all === "" ? "{}" : `{${gap}${all}${comma ? "," : ""}${comment}${close}}`;
        const before = `${bom}${`// head\nexport default ${wrap[0]}${body}${wrap[1]}\n`.replaceAll("\n", eol)}`;
        const { notes, text: after } = await wireVite(before);
        expect(notes).toEqual([]);
        // The old numbers are all that is gone.
        const kept = before.replaceAll(/(?<=(?:server|preview)['"]?: \{[^}]*?\bport: )[\d_]+/g, "");
        expect(isWithin(kept, after), JSON.stringify({ before, after })).toBe(true);
        if (eol === "\r\n") expect(after.replaceAll("\r\n", "")).not.toContain("\n");
        for (const env of [{}, { WEB_PORT: "9555" }]) {
          const value = evaluate(after, env);
          const port = Number(env.WEB_PORT ?? 9020);
          expect(value).toMatchObject({ server: { port, strictPort: true }, preview: { port, strictPort: true } });
        }
        expect(await wireVite(after)).toEqual({ text: after, notes: [] });
      }),
      { numRuns: 40 },
    );
  });
});

/** Whether a text is another one with something put in between. */
function isWithin(part: string, whole: string): boolean {
  let at = 0;
  for (const character of whole) if (character === part[at]) at++;
  return at >= part.length;
}

function evaluate(text: string, env: Record<string, string>): unknown {
  const body = text.replace("\uFEFF", "").replace("export default", "return");
  const names = ["process", "defineConfig", "react", "__dirname", "a"];
  const value = new Function(...names, body)(
    { env },
    (it: unknown) => it,
    () => 0,
    "/",
    "a",
  );
  return typeof value === "function" ? value({}) : value;
}
