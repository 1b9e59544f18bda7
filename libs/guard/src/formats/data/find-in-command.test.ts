import { expect, it } from "vitest";
import { findPlaces } from "../../places/find-places.ts";

const script = (line: string): string => JSON.stringify({ scripts: { dev: line } });

it.each([
  ["package.json", script('concurrently "vite --port 3002" "node api.js"'), ["bind 3002"]],
  ["package.json", script('npx concurrently "npm:dev" "next dev -p 3005"'), ["bind 3005"]],
  ["package.json", script('nodemon --exec "node server.js --port 3008" -w "src"'), ["bind 3008"]],
  ["package.json", script('concurrently -n "ä,😀" "vite --port=3009"'), ["bind 3009"]],
  ["package.json", script('concurrently\t"PORT=3010 node api.js"'), ["bind 3010"]],
  ["package.json", script('echo "vite --port 3011"'), []],
  ["compose.yaml", 'services:\n  api:\n    command: "sh -c \\"vite --port 3012\\""\n', ["bind 3012"]],
  ["compose.yaml", "services:\n  api:\n    command: 'sh -c \"vite --port 3013\"'\n", ["bind 3013"]],
])("the quotes within a command of %s are the shell's: %s", async (path, text, found) => {
  const places = await findPlaces(text, path);
  expect(places.map(({ kind, port }) => `${kind} ${port}`)).toEqual(found);
  for (const { end, port, start } of places) expect(text.slice(start, end)).toBe(String(port));
});
