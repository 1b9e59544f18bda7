import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { freePort } from "../loopback.ts";
import { run } from "../run.ts";
import { CTRL_C, CTRL_U, ENTER, openTerminal, terminalMissing } from "../terminal.ts";
import { REPOSITORY } from "../workspace.ts";

const BIN = join(REPOSITORY, "tools/create-berth/bin/create-berth.js");

/** An empty folder, and what makes npm ask a registry that no one runs. */
async function makeOffline(): Promise<{ cwd: string; settings: Record<string, string> }> {
  const cwd = mkdtempSync(join(tmpdir(), "berth-create-"));
  onTestFinished(() => rmSync(cwd, { recursive: true }));
  const registry = `http://127.0.0.1:${await freePort()}/`;
  const cache = mkdtempSync(join(tmpdir(), "berth-cache-"));
  onTestFinished(() => rmSync(cache, { recursive: true }));
  return {
    cwd,
    settings: { npm_config_registry: registry, npm_config_fetch_retries: "0", npm_config_cache: cache },
  };
}

const offline = "The package registry does not answer.";

test.skipIf(terminalMissing)("asks for the name, the ranges and a first service, and says what is wrong", async () => {
  const { cwd, settings } = await makeOffline();
  const words = Object.entries(settings).map(([name, value]) => `${name}=${value}`);
  const terminal = openTerminal(cwd, `env ${words.join(" ")} ${process.execPath} '${BIN}'`);
  await terminal.see("Name of the workspace?");
  terminal.type(`Acme${ENTER}`);
  await terminal.see('"Acme" is not a valid workspace name');
  terminal.type(`${CTRL_U}acme${ENTER}`);
  await terminal.see("Port ranges?");
  await terminal.see("services:7100-7199,external:7200-7299");
  terminal.type(`${CTRL_U}web:80-90${ENTER}`);
  await terminal.see("80");
  terminal.type(`${CTRL_U}web:3000-3099${ENTER}`);
  await terminal.see("Name of a first service?");
  terminal.type(ENTER);
  const { screen, status } = await terminal.end();
  expect(screen).toContain("CREATE_FAILED  The workspace could not be created.");
  expect(screen).toContain(`Nothing was left behind. ${offline}`);
  expect(status).toBe(3);
  expect(readdirSync(cwd)).toEqual([]);
});

test.skipIf(terminalMissing)("makes nothing when the person cancels", async () => {
  const { cwd } = await makeOffline();
  const terminal = openTerminal(cwd, `${process.execPath} '${BIN}' acme`);
  await terminal.see("Port ranges?");
  terminal.type(CTRL_C);
  const { screen, status } = await terminal.end();
  expect(screen).toContain("Nothing was made.");
  expect(status).toBe(2);
  expect(readdirSync(cwd)).toEqual([]);
});

test("asks nothing where there is no terminal, and names what is missing", async () => {
  const { cwd } = await makeOffline();
  expect(await run(process.execPath, [BIN], { cwd })).toMatchObject({
    status: 2,
    stderr: expect.stringContaining("FLAG_MISSING  The name of the workspace is missing.\nnpm create berth acme\n"),
  });
});

test.each(["silent", "notice"])("says why nothing could be installed, with npm at log level %s", async (level) => {
  const { cwd, settings } = await makeOffline();
  const env = { ...settings, npm_config_loglevel: level };
  const failed = await run(process.execPath, [BIN, "acme"], { cwd, env });
  expect(failed).toMatchObject({ status: 3, stderr: expect.stringContaining(offline) });
  expect(readdirSync(cwd)).toEqual([]);
});
