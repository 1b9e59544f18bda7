import { expect, it } from "vitest";
import { readCasesSpec } from "../../test/golden-cases.ts";
import { lintText } from "../lint/lint-text.ts";
import { fixText } from "./fix-text.ts";

const spec = readCasesSpec();
const fix = (path: string, text: string) => fixText(path, text, spec);

it.each([
  ["#!/bin/bash", "nc -l 9010", `nc -l \${RECORDING_PORT:-9010}`],
  [
    "#!/usr/bin/env node",
    'require("http").createServer().listen(9010)',
    'require("http").createServer().listen(Number(process.env.RECORDING_PORT ?? 9010))',
  ],
  ["#!/usr/bin/env python3", "app.run(port=9010)", 'import os\napp.run(port=int(os.getenv("RECORDING_PORT", "9010")))'],
])("a script without an extension is fixed, and advised, in its own language: %s", async (shebang, line, fixed) => {
  expect(await fix("bin/start", `${shebang}\n${line}\n`)).toBe(`${shebang}\n${fixed}\n`);
  const [finding] = await lintText("bin/start", `${shebang}\n${line}\n`, spec);
  expect(finding?.fix).not.toBe("Read the variable: RECORDING_PORT.");
});

it.each([
  'const process = require("child_process");',
  'import * as process from "./process.js";',
  'import { process } from "./process.js";',
  "class Number {}",
  "function start(process) {}",
  "const { process } = require('./x');",
])("a file where process or Number is something else is left to people: %s", async (line) => {
  const text = `${line}\nhttp.createServer().listen(9010);\n`;
  expect(await fix("a.js", text)).toBe(text);
  expect(await fix("a.ts", text)).toBe(text);
});

it.each(['import process from "node:process";', "declare const process: any;", "process.exitCode = Number('1');"])(
  "process is Node's here: %s",
  async (line) => {
    expect(await fix("a.ts", `${line}\nhttp.createServer().listen(9010);\n`)).toContain(
      "listen(Number(process.env.RECORDING_PORT ?? 9010))",
    );
  },
);

it("a Deno program goes on without a permission to read its environment", async () => {
  const text = "Deno.serve({ port: 9010 }, handle);\n";
  expect(await fix("a.ts", text)).toBe(text);
});

it("a number in an f-string stays, because its quotes would end it before Python 3.12", async () => {
  const text = "f\"{sock.bind(('', 9010))}\"\n";
  expect(await fix("a.py", text)).toBe(text);
});

it("a script of package.json is fixed for the port in <NAME>_PORT, not for a lower one of the service", async () => {
  const lower = spec.ports.map((row) => (row.port === 9001 ? { ...row, service: "recording" } : row));
  const start = (port: number) => JSON.stringify({ scripts: { start: `PORT=${port} node x.js` } });
  const fixed = (port: number) => fixText("package.json", start(port), { ...spec, ports: lower });
  expect(await fixed(9010)).toBe(JSON.stringify({ scripts: { start: "berth env recording -- node x.js" } }));
  expect(await fixed(9001)).toBe(start(9001));
});

it.each([
  "PORT=9010 exec node x.js",
  "PORT=9010 cd web",
  "PORT=9010 . ./start.sh",
  "PORT=9010 eval 'node x'",
  "PORT=9010 time node x",
  "PORT=9010 RECORDING_PORT=1234 node x",
  "cross-env PORT=9010 next -p '$PORT'",
  "cross-env PORT=9010 next -p %PORT%",
])("a script of package.json that berth env could not run, or not the same way, stays: %s", async (script) => {
  const text = JSON.stringify({ scripts: { start: script } });
  expect(await fix("package.json", text)).toBe(text);
});

it.each([
  ["FROM x\nENV RECORDING_PORT=8080\nEXPOSE 9010\n"],
  ["FROM x\nARG RECORDING_PORT\nEXPOSE 9010\n"],
  ["FROM x\nARG RECORDING_PORT=1\nEXPOSE 9010\n"],
  ["FROM x AS base\nENV RECORDING_PORT=8080\nFROM Base\nEXPOSE 9010\n"],
])("EXPOSE stays where the image gives the variable another value, or none: %j", async (text) => {
  expect(await fix("Dockerfile", text)).toBe(text);
});

it("EXPOSE reads what the stage declares with the same number; an ARG ends with its stage", async () => {
  const arg = "ARG RECORDING_PORT=9010\n";
  expect(await fix("Dockerfile", `FROM x AS base\n${arg}EXPOSE 9010\nFROM base\nEXPOSE 9010\n`)).toBe(
    `FROM x AS base\n${arg}EXPOSE \${RECORDING_PORT}\nFROM base\n${arg}EXPOSE \${RECORDING_PORT}\n`,
  );
});
