import { readFileSync } from "node:fs";
import { DERIVED_FILES, parseSpec } from "@berth/registry";
import { expect, it } from "vitest";
import { lintText } from "../lint/lint-text.ts";

const SPEC = new URL("../../../../spec/ports.yaml", import.meta.url);

it("lint accepts the default that CLAUDE.md shows to agents, and refuses it without its variable", async () => {
  const parsed = parseSpec(readFileSync(SPEC, "utf8"));
  if (!parsed.ok) throw new Error("The spec of this repository is sound.");
  const { spec } = parsed.value;
  const rendered = DERIVED_FILES.find(({ path }) => path === "CLAUDE.md")?.render(spec, undefined);
  const example = /`(process\.env\.\w+ \?\? (\d+))`/.exec(rendered?.ok ? rendered.value : "");
  const [, shown = "", port = ""] = example ?? [];
  const lint = (text: string) => lintText("apps/web/src/main.ts", text, spec);
  expect(await lint(`app.listen(Number(${shown}));\n`)).toEqual([]);
  expect(await lint(`app.listen(${port});\n`)).toMatchObject([{ fix: expect.stringContaining(shown) }]);
});
