import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { wire } from "../../test/project-in-memory.ts";

describe("the scripts of a package.json", () => {
  it("keep every byte but those of the commands that start a server", async () => {
    const command = fc.constantFrom(
      "next dev -p 3000",
      "vite build",
      "node server.js",
      "tsc && nest start",
      'echo "é \\u0041"',
    );
    const name = fc.constantFrom("dev", "start", "serve", "build", "test", "start:prod", "dé\u2028v");
    await fc.assert(
      fc.asyncProperty(
        fc.dictionary(name, command),
        fc.constantFrom(undefined, 1, 2, "\t"),
        fc.constantFrom("\n", "\r\n"),
        fc.constantFrom("", "\uFEFF"),
        async (scripts, indent, eol, bom) => {
          const json = JSON.stringify({ name: "web", scripts, other: { dev: "next dev -p 3000" } }, undefined, indent);
          const before = `${bom}// ours, "dev": "vite"\n${json}\n`.replaceAll("\n", eol);
          const { text: after } = await wire("apps/web/package.json", before);
          const isServer = (key: string, line: string) =>
            /^(?:dev|start|serve)/.test(key) && !/^(?:vite build|echo)/.test(line);
          const wired = Object.entries(scripts).reduce(
            (text, [key, line]) =>
              isServer(key, line) && key !== "dé\u2028v"
                ? text.replace(
                    `${JSON.stringify(key)}:${indent === undefined ? "" : " "}${JSON.stringify(line)}`,
                    (whole) =>
                      whole.replace(
                        /"(tsc && )?(next dev|node server\.js|nest start)(?: -p 3000)?"$/,
                        '"$1berth env web -- $2"',
                      ),
                  )
                : text,
            before,
          );
          expect(after).toBe(wired);
        },
      ),
      { numRuns: 40 },
    );
  });
});
