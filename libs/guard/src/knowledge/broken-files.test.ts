import { describe, expect, it } from "vitest";
import { readKnowledge } from "./read-knowledge.ts";

async function read(path: string, text: string) {
  const { doubts, ports } = await readKnowledge(path, text);
  return {
    ports: ports.map(({ env, name, port }) => `${port} ${name ?? env}`),
    doubts: doubts.map(({ code, place: { column, line }, message }) => `${code} ${line}:${column} ${message}`),
  };
}

const brokenAt = (place: string) => [expect.stringMatching(new RegExp(`^UNREADABLE ${place} The file is broken here`))];

describe("a file that breaks the rules of its format is a doubt with the place, besides what can be read", () => {
  it.each([
    ["compose.yaml", "services:\n  web:\n    image: web\ngarbage: [\n", "4:10", []],
    [
      "compose.yaml",
      'services:\n  web:\n    ports: ["4000:80"]\n  api:\n    ports: ["4001:80"\n',
      "5:21",
      ["4000 web", "4001 api"],
    ],
    ["compose.yaml", 'services:\n\tweb:\n    ports: ["4000:80"]\n', "2:1", ["4000 web"]],
    ["ports.json", '{ "ports": { "web": 4000, "api": 4001 ', "1:37", ["4000 web", "4001 api"]],
    ["compose.yaml", "services:\n  web:\n    image: '{{ image }}'\ngarbage: [\n", "4:10", []],
    ["ports.json", '{ "ports": { "web" 4000 } }', "1:20", []],
    ["ports.toml", "[ports]\nweb = 4000\napi = [\n", "3:7", []],
    ["package.json", '{ "name": "shop", "scripts": { "dev": "vite --port 4000" ', "1:56", ["4000 shop dev"]],
  ])("%s with %j", async (path, text, place, ports) => {
    expect(await read(path, text)).toEqual({ ports, doubts: brokenAt(place) });
  });

  it.each([
    ["WEB_PORT=4000x"],
    ["WEB_PORT=99999"],
    ["WEB_PORT=4000,4001"],
    ["WEB_PORT 4000"],
    ['WEB_PORT="4000'],
    ["web_port=4000"],
  ])(".env with %s", async (line) => {
    const name = line.slice(0, 8);
    expect(await read(".env", `API_PORT=4010\n${line}\n`)).toEqual({
      ports: ["4010 API_PORT"],
      doubts: [`UNREADABLE 2:1 ${name} is not written as NAME=NUMBER with one port, so it is not read.`],
    });
  });
});

describe("what is odd and whole is none", () => {
  it.each([
    [".env", 'PORT=0\nSERIAL_PORT=/dev/tty1\nAPI_PORT=\nWEB_PORT=$BASE\nKEY="-----BEGIN\nport4000\n-----END"\n'],
    ["ports.json", ""],
    ["ports.yaml", ""],
    ["compose.yaml", "services:\n  web:\n    image: {{ image }}\n    ports: [{{ port }}:80]\n"],
    ["ports.json", '{ "ports": {}, /* none */ }'],
    ["compose.yaml", "services:\n  web: &web\n    image: !custom web\n    image: web\n---\nother: *web\n"],
    ["deploy/service.yaml", "{{- if .Values.on }}\nkind: Service\n{{ include [ }}\n{{- end }}\n"],
    ["docs/ports.md", '# Ports\n\n```json\n"port": 4000,\n...\n```\n'],
  ])("%s with %j", async (path, text) => {
    expect((await read(path, text)).doubts).toEqual([]);
  });
});
