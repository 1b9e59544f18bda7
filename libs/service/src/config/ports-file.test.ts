import { expect, it } from "vitest";
import { findEntriesOfPort, findOddAssignments, parsePortsFile } from "./ports-file.ts";

// config/ports.env also holds URLs; see renderPortsEnv in libs/registry.
const TEXT = `# External Integrations (9000-9099)
CARTA_BACKEND_PORT=9002
VITE_CARTA_BACKEND_URL=http://localhost:9002
DATABASE_URL=postgres://app@localhost:9030/app
`;

it("takes ports and URLs", () => {
  const file = parsePortsFile("/workspace", TEXT);
  expect(file.entries).toEqual([
    { line: 2, variable: "CARTA_BACKEND_PORT", value: "9002" },
    { line: 3, variable: "VITE_CARTA_BACKEND_URL", value: "http://localhost:9002" },
    { line: 4, variable: "DATABASE_URL", value: "postgres://app@localhost:9030/app" },
  ]);
  expect(findEntriesOfPort(file, 9002)).toEqual(file.entries.slice(0, 1));
  expect(file.oddLines).toEqual([]);
});

it.each(["postgres://a b", 'postgres://"x"', "postgres://$HOST:1"])(
  "keeps a URL that readers disagree on as odd: %s",
  (url) => {
    const [odd] = findOddAssignments(parsePortsFile("/workspace", `DATABASE_URL=${url}`), "DATABASE_URL");
    expect(odd).toEqual({ line: 1, text: `DATABASE_URL=${url}` });
  },
);
