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
const python = port.chain((number) =>
  fc.constantFrom(
    `app.run(port=${number})`,
    `sock.bind(("", ${number}))`,
    `requests.get("http://localhost:${number}/x")`,
    `def start(port=${number}):\n    app.run(port=port)`,
    "import os",
    "import sys",
    "# a comment",
    `app.run(port=${number})  # berth-ignore: a reason`,
    "os = None",
  ),
);
const shell = port.chain((number) =>
  fc.constantFrom(
    `curl "http://localhost:${number}/$1"`,
    `curl 'http://localhost:${number}/'`,
    `PORT=${number} node main.js`,
    `nc -z localhost ${number} || exit 1`,
    `for p in ${number} 9017; do curl localhost:$p; done`,
    `for p in {${number}..9020}; do curl localhost:$p; done`,
    `case "$p" in ${number}) curl "localhost:$p" ;; esac`,
    `RECORDING_PORT=${number} node main.js`,
    `cat <<EOF > a.txt\nhttp://localhost:${number}\nEOF`,
  ),
);
const docker = port.chain((number) =>
  fc.constantFrom("FROM node:20", `EXPOSE ${number}`, `EXPOSE ${number}/tcp 9017`, `ENV RECORDING_PORT=${number}`),
);
const npmScript = port.chain((number) =>
  fc.constantFrom(
    `PORT=${number} node main.js`,
    `cross-env PORT=${number} node main.js`,
    `A=1 PORT=${number} B=2 node main.js && echo ${number}`,
    `PORT=${number} && node main.js`,
    `node main.js --port ${number}`,
    `PORT='${number}' node -e "1"`,
  ),
);
const linesOf = (path: string, lines: fc.Arbitrary<string>) =>
  fc.record({
    path: fc.constant(path),
    text: fc
      .tuple(fc.array(lines, { maxLength: 8 }), fc.constantFrom("\n", "\r\n"))
      .map(([parts, newline]) => parts.join("\n").replaceAll("\n", newline)),
  });
const file = fc.oneof(
  linesOf("services/recording/app.py", python),
  linesOf("services/recording/run.sh", shell),
  linesOf("services/recording/Dockerfile", docker),
  fc.record({
    path: fc.constant("services/recording/package.json"),
    text: fc.dictionary(fc.constantFrom("a", "b", "c"), npmScript).map((scripts) => JSON.stringify({ scripts })),
  }),
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
      const before = (await lintText(path, text, spec)).map(({ port }) => port);
      const after = (await lintText(path, fixed, spec)).map(({ port }) => port);
      if (fixed !== text) expect(after.length).toBeLessThan(before.length);
      else expect(after).toEqual(before);
      expect(before).toEqual(expect.arrayContaining(after));
      // Taking the variables out again gives back every byte.
      if (!path.endsWith("package.json")) expect(plain(fixed)).toBe(plain(text));
      else expect(() => JSON.parse(fixed)).not.toThrow();
    }),
    { numRuns: 400 },
  );
});

const plain = (text: string): string =>
  text
    .replace(/Number\(process\.env\.\w+ \?\? (\d+)\)/g, "$1")
    .replace(/\$\{\w+:-(\d+)\}/g, "$1")
    .replace(/int\(os\.getenv\("\w+", "(\d+)"\)\)/g, "$1")
    .replace(/import os(?:\r\n|\n|$)/g, "")
    .replace(/ARG \w+=\d+\r?\n/g, "")
    .replace(/EXPOSE .*/g, (line) => line.replace(/\$\{(\w+)\}/g, (_, name) => String(portOf(name))));

const portOf = (name: string) => spec.ports.find(({ env }) => env === name)?.port;
