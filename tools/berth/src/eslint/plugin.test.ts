import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { ESLint } from "eslint";
import { afterAll, expect, it } from "vitest";
import plugin from "./plugin.ts";

const root = mkdtempSync(join(tmpdir(), "berth-eslint-"));
mkdirSync(join(root, "spec"));
cpSync(
  fileURLToPath(new URL("../../../../libs/guard/cases/ports.yaml", import.meta.url)),
  join(root, "spec/ports.yaml"),
);
afterAll(() => rmSync(root, { recursive: true }));

/** Real ESLint with the recommended configuration, on a text that isn't on disk. */
async function lint(text: string, path: string, fix = false) {
  const eslint = new ESLint({
    cwd: root,
    fix,
    overrideConfigFile: true,
    overrideConfig: plugin.configs.recommended,
  });
  const [result] = await eslint.lintText(text, { filePath: join(root, path) });
  return result;
}

it("says in the editor what berth lint says", async () => {
  const result = await lint("server.listen(9010);\n", "services/recording/src/main.js");
  expect(result?.messages).toMatchObject([
    {
      ruleId: "berth/no-hardcoded-port",
      line: 1,
      column: 15,
      endColumn: 19,
      message:
        "9010 is hardcoded, which is forbidden. It is the port of recording (Recording Service), and " +
        "RECORDING_PORT carries it. Read the variable: Number(process.env.RECORDING_PORT ?? 9010).",
    },
  ]);
});

it("excuses what the baseline excuses, and nothing where the baseline is broken", async () => {
  mkdirSync(join(root, "config"));
  mkdirSync(join(root, "old"));
  const text = "server.listen(9010);\n";
  const put = (baseline: string) => writeFileSync(join(root, "config/ports.lint.json"), baseline);
  put('{\n  "old/main.js bind 9010 0123abcd": 1,\n  "version": 1\n}\n');
  expect((await lint(text, "old/main.js"))?.messages).toEqual([]);
  expect((await lint(text + text, "old/main.js"))?.messages).toMatchObject([{ line: 2 }]);
  mkdirSync(join(root, "older"));
  put("{");
  expect((await lint(text, "older/main.js"))?.messages).toHaveLength(1);
  rmSync(join(root, "config"), { recursive: true });
});

it("fixes what --fix fixes", async () => {
  const result = await lint("server.listen(9010);\n", "services/recording/src/main.js", true);
  expect(result?.output).toBe("server.listen(Number(process.env.RECORDING_PORT ?? 9010));\n");
});

it("leaves an exclusive port of others to people", async () => {
  const result = await lint("server.listen(9000);\n", "services/alert/src/main.js", true);
  expect(result?.messages).toHaveLength(1);
  expect(result?.output).toBeUndefined();
});

it("accepts a default that agrees, and an explained exception", async () => {
  const text =
    "server.listen(Number(process.env.RECORDING_PORT ?? 9010));\n// berth-ignore: for the simulator\n" +
    "server.listen(9010);\n";
  expect((await lint(text, "services/recording/src/main.js"))?.messages).toEqual([]);
});

it("is silent outside of a workspace", async () => {
  const eslint = new ESLint({
    cwd: tmpdir(),
    overrideConfigFile: true,
    overrideConfig: plugin.configs.recommended,
  });
  const [result] = await eslint.lintText("server.listen(9010);\n", {
    filePath: join(tmpdir(), "x.js"),
  });
  expect(result?.messages).toEqual([]);
});
