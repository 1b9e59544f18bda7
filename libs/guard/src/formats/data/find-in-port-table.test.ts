import { describe, expect, it } from "vitest";
import { findPlaces } from "../../places/find-places.ts";
import { mayHoldPort } from "../../places/may-hold-port.ts";

const tell = async (path: string, text: string) =>
  (await findPlaces(text, path)).map(({ kind, port }) => `${kind} ${port}`);

describe("a file that is called ports", () => {
  it.each([
    ["ports.json", '{"billing-api": 9010}', ["bind 9010"]],
    ["config/dev-ports.yaml", "billing: { http: 9010 }\nredis: 9020\n", ["bind 9010", "connect 9020"]],
    ["ports.local.json", '[{"service": "a", "value": 9010}]', ["bind 9010"]],
    ["ports.json", '{"version": 2, "timeout": 3000, "updated": 2024, "a": 9010}', ["bind 9010"]],
    ["airports.json", '{"BER": 12070}', []],
    ["reports.yaml", "total: 9010\n", []],
    ["ports.json", '{"ranges": {}, "ports": {"9010": {}}, "history": [9020]}', []],
  ])("%s: %s", async (path, text, found) => {
    expect(await tell(path, text)).toEqual(found);
    if (found.length > 0) expect(mayHoldPort(text, path)).toBe(true);
  });
});

describe("a command beside its arguments", () => {
  it.each([
    ["a.json", '{"script": "serve", "args": "-l 9010"}', ["bind 9010"]],
    ["a.json", '{"script": "worker.js", "args": "--batch 9010"}', []],
    ["ecosystem.config.js", 'module.exports = [{ script: "next", args: "start -p 9010" }];', ["bind 9010"]],
    ["ecosystem.config.js", 'module.exports = [{ script: "npx vite --port 9010" }];', ["bind 9010"]],
    ["ecosystem.config.js", 'module.exports = [{ script: "a.js", node_args: "--inspect=9010 -r x" }];', ["bind 9010"]],
    ["ecosystem.config.js", 'module.exports = [{ script: "a.js", node_args: "--max-old-space-size=9010 -r x" }];', []],
  ])("%s: %s", async (path, text, found) => {
    expect(await tell(path, text)).toEqual(found);
  });
});

describe("a named value", () => {
  it.each([
    ['- { name: KAFKA_BROKERS, value: "kafka:9010" }', ["connect 9010"]],
    ['- { name: REDIS_ADDR, value: "cache:9010,other:9020" }', ["connect 9010", "connect 9020"]],
    ['- { name: LISTEN_ADDR, value: ":9010" }', ["bind 9010"]],
    ['- { name: IMAGE, value: "registry:9010" }', []],
    ['- { name: DISPLAY, value: ":99" }', []],
    ["environment:\n  - DISPLAY=:99", []],
  ])("%s", async (text, found) => {
    expect(await tell("k8s.yaml", text)).toEqual(found);
  });
});

it("takes a star in an address for no comment", async () => {
  expect(await tell("a.json", '{ "Urls": "http://*:9010" }')).toEqual(["bind 9010"]);
});

it("passes over what is commented out in code that a string holds", async () => {
  const text = String.raw`{ "code": "// fetch('http://localhost:9010')\nfetch('http://localhost:9020')" }`;
  expect(await tell("a.json", text)).toEqual(["connect 9020"]);
});
