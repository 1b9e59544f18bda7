import { readFileSync } from "node:fs";
import { parseSpec } from "@berth/registry";
import * as fc from "fast-check";
import { expect, it } from "vitest";
import { lintText } from "../lint/lint-text.ts";
import { fixText } from "./fix-text.ts";

const parsed = parseSpec(readFileSync(new URL("../../cases/ports.yaml", import.meta.url), "utf8"));
if (!parsed.ok) throw new Error("cases/ports.yaml is no spec");
const { spec } = parsed.value;

const port = fc.constantFrom(9000, 9001, 9010, 9012, 9015, 9017, 3000, 8080);
const script = port.chain((number) =>
  fc.constantFrom(
    `app.listen(${number});`,
    `serve({ port: ${number} });`,
    `app.listen(Number(process.env.RECORDING_PORT ?? ${number}));`,
    `await fetch("http://localhost:${number}/x");`,
    `// listens on ${number}`,
    `const text = "listen(${number})";`,
    `app.listen(${number}); // berth-ignore: a reason`,
    `app.listen(${number}); // berth-ignore`,
    "const é = '🚢';\r",
  ),
);
const mapping = port.chain((number) =>
  fc.constantFrom(
    `      - "${number}:80"`,
    `      - ${number}:${number}`,
    `      - "127.0.0.1:${number}:80/tcp"`,
    `      - "\${RECORDING_PORT:-${number}}:80"`,
    `      - "${number}"`,
    `      # - "${number}:80"`,
  ),
);
const file = fc.oneof(
  fc.record({
    path: fc.constantFrom("services/recording/src/main.ts", "services/foundation/a.mjs"),
    text: fc.array(script, { maxLength: 12 }).map((lines) => lines.join("\n")),
  }),
  fc.record({
    path: fc.constant("compose.yaml"),
    text: fc
      .array(mapping, { minLength: 1, maxLength: 8 })
      .map((lines) => `services:\n  web:\n    ports:\n${lines.join("\n")}\n`),
  }),
);

it("a fix is done after the first time, takes findings away and brings none", async () => {
  await fc.assert(
    fc.asyncProperty(file, async ({ path, text }) => {
      const fixed = await fixText(path, text, spec);
      expect(await fixText(path, fixed, spec)).toBe(fixed);
      const before = (await lintText(path, text, spec)).map(({ message }) => message);
      const after = (await lintText(path, fixed, spec)).map(({ message }) => message);
      if (fixed !== text) expect(after.length).toBeLessThan(before.length);
      else expect(after).toEqual(before);
      expect(before).toEqual(expect.arrayContaining(after));
      // Taking the variables out again gives back every byte.
      const undone = fixed.replace(/Number\(process\.env\.\w+ \?\? (\d+)\)/g, "$1").replace(/\$\{\w+:-(\d+)\}/g, "$1");
      const plain = text.replace(/Number\(process\.env\.\w+ \?\? (\d+)\)/g, "$1").replace(/\$\{\w+:-(\d+)\}/g, "$1");
      expect(undone).toBe(plain);
    }),
    { numRuns: 150 },
  );
});
