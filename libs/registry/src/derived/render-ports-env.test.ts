import { parseEnv } from "node:util";
import fc from "fast-check";
import { expect, it } from "vitest";
import { parsed, SAMPLE } from "../../test/sample.ts";
import { spec } from "../../test/spec-arbitrary.ts";
import { renderPortsEnv } from "./render-ports-env.ts";

it("lists what must not change first, then the open ranges in the spec's order", () => {
  const rows = [
    [9100, "vault"],
    [9222, "chrome"],
  ].map(([port, name]) => {
    const env = `${String(name).toUpperCase()}_PORT`;
    return `  ${port}: { service: ${name}, title: T, protocol: TCP, purpose: P, env: ${env}, status: active }\n`;
  });
  const text = SAMPLE.replace("\nhistory:", `${rows.join("")}\nhistory:`);
  expect(renderPortsEnv(parsed(text).spec)).toBe(`\
# Derived from spec/ports.yaml by Berth. Do not edit: change the spec, then run npx berth sync.
# A variable set in the environment wins over its default here.

# Vault (9100-9101, locked)
VAULT_PORT=9100

# Chrome (9222, fixed)
CHROME_PORT=9222

# Core (9000-9003)
API_PORT=9000
`);
});

it("lists a row under its group", () => {
  const text = SAMPLE.replace("    env: API", "    group: vault\n    env: API");
  expect(renderPortsEnv(parsed(text).spec)).toContain("\n# Vault (9100-9101, locked)\nAPI_PORT=9000\n");
});

it("names a section by its id where nothing of the purpose is plain ASCII", () => {
  const { spec } = parsed(SAMPLE.replace("purpose: Core", "purpose: 日本"));
  expect(renderPortsEnv(spec)).toContain("\n# core (9000-9003)\n");
});

it("uses no line that two readers of such files could read differently", () => {
  fc.assert(
    fc.property(spec, (spec) => {
      const text = renderPortsEnv(spec);
      expect(text.endsWith("\n") && !text.endsWith("\n\n")).toBe(true);
      for (const line of text.split("\n")) {
        expect(line).toMatch(/^(?:[A-Z][A-Z0-9_]*=(?:http:\/\/localhost:)?[1-9][0-9]{0,4}|# [ -~]*[^\\]|)$/);
        if (line.startsWith("#")) expect(line).not.toMatch(/[="'`\\$]/);
      }
    }),
    { numRuns: 300 },
  );
});

it("gives every live port and URL to Node's own reader, section by section in ascending order", () => {
  fc.assert(
    fc.property(spec, (spec) => {
      const live = spec.ports.filter((row) => row.status !== "retired");
      const rank = { locked: 0, fixed: 1, open: 2 };
      const sections = [...spec.ranges].sort((a, b) => rank[a.policy] - rank[b.policy]);
      const expected = sections.flatMap(({ from, to }) =>
        live
          .filter(({ port }) => port >= from && port <= to)
          .flatMap(({ env, port, url }) => [
            [env, String(port)],
            ...(url === undefined ? [] : [[url, `http://localhost:${port}`]]),
          ]),
      );
      const read = Object.entries(parseEnv(renderPortsEnv(spec)));
      expect(read.toSorted()).toEqual(expected.toSorted());
      const written = renderPortsEnv(spec).match(/^[A-Z].*/gm) ?? [];
      expect(written).toEqual(expected.map((pair) => pair.join("=")));
    }),
    { numRuns: 300 },
  );
});
