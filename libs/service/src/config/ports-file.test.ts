import { expect, it } from "vitest";
import { findEntriesOfPort, findOddAssignments, parsePortsFile } from "./ports-file.ts";

// config/ports.env also holds the URLs of what is not written here; see libs/registry/src/render-ports-env.ts.
const TEXT = `# External Integrations (9000-9099)
CARTA_BACKEND_PORT=9002
VITE_CARTA_BACKEND_URL=http://localhost:9002
`;

it("takes the port of an external program, and passes over its URL", () => {
  const file = parsePortsFile("/workspace", TEXT);
  expect(file.entries).toEqual([{ line: 2, variable: "CARTA_BACKEND_PORT", value: "9002" }]);
  expect(findEntriesOfPort(file, 9002)).toEqual(file.entries);
  expect(findOddAssignments(file, "CARTA_BACKEND_PORT")).toEqual([]);
});

it("names the line of the URL to who takes its variable for a port's", () => {
  const [odd] = findOddAssignments(parsePortsFile("/workspace", TEXT), "VITE_CARTA_BACKEND_URL");
  expect(odd).toEqual({ line: 3, text: "VITE_CARTA_BACKEND_URL=http://localhost:9002" });
});
