import { once } from "node:events";
import { mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, onTestFinished, test } from "vitest";
import { freePort } from "../loopback.ts";
import { chromiumMissing } from "../monitor/find-chromium.ts";
import { useBrowser } from "../monitor/use-browser.ts";
import { run } from "../run.ts";
import { BERTH, openWorkspace, type Workspace } from "../workspace.ts";

/** A folder with a blank in its path and nothing else. */
function emptyFolder(): Workspace {
  const top = realpathSync(mkdtempSync(join(tmpdir(), "berth-e2e audit-")));
  onTestFinished(() => rmSync(top, { recursive: true }));
  return openWorkspace(top);
}

const audit = (cwd: string, ...args: string[]) => run(process.execPath, [BERTH, "audit", ...args], { cwd });

const COMPOSE = 'services:\n  grafana:\n    image: grafana/grafana\n    ports: ["3000:3000"]\n';
const TABLE = "| Port | Service |\n| --- | --- |\n| 3000 | web |\n";

test("Markdown of a folder without a spec and without git; the page is no source of the next one", async () => {
  const folder = emptyFolder();
  folder.write("my shop/docs/ports.md", TABLE);
  folder.write("my shop/compose.yaml", COMPOSE);
  const first = await audit(folder.root, "my shop");
  expect(first).toMatchObject({ status: 0, stderr: "" });
  expect(first.stdout).toContain("# Port audit of my shop");
  expect(first.stdout).toContain("3000 is web by docs/ports.md:3, and grafana by compose.yaml:4.");
  expect(first.stdout).toContain("There is no git repository here");
  expect(first.stdout).toContain("Read: 1 .md, 1 .yaml.");
  expect(first.stdout).not.toContain("Not read");
  folder.write("my shop/docs/ports-audit.md", first.stdout);
  const second = await audit(join(folder.root, "my shop"));
  expect(second.stdout.replace("of 3 files", "of 2 files").replace(/\n\nNot read: .*/, "")).toBe(first.stdout);
});

test("JSON of a linked worktree says what listens, and where each row and each reader stands", async () => {
  const folder = emptyFolder();
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => void server.close());
  const { port: held } = server.address() as { port: number };
  const free = await freePort();
  const [low, high] = [held, free].sort((one, other) => one - other);
  const row = (service: string, env: string) =>
    `{ service: ${service}, title: T, protocol: HTTP, purpose: P, env: ${env}, ` +
    `owner: services/${service}/, status: active }`;
  folder.write(
    "spec/ports.yaml",
    "title: T\nstatus: DRAFT\nversion: 1.0.0\ndate: 2026-01-19\n" +
      `ranges:\n  all: { ports: ${low}-${high}, purpose: P }\n` +
      `ports:\n  ${held}: ${row("held", "HELD_PORT")}\n  ${free}: ${row("calm", "CALM_PORT")}\nhistory: []\n`,
  );
  folder.write("services/calm/main.ts", "listen(process.env.CALM_PORT);\n");
  folder.git("init", "-q", "-b", "main");
  folder.git("add", "-A");
  folder.git("commit", "-q", "-m", "start");
  folder.git("worktree", "add", "-q", "-b", "other", "tree");
  const { status, stdout } = await audit(folder.root, "tree", "--format=json");
  expect(status).toBe(0);
  const { commit, issues, notes, ports, spec } = JSON.parse(stdout);
  expect(notes).toEqual(["Paths begin at the top of the workspace; run the commands there."]);
  expect(JSON.parse((await audit(join(folder.root, "tree"), "--json")).stdout).notes).toEqual([]);
  expect({ commit, spec }).toMatchObject({ commit: { branch: "other", isChanged: false }, spec: { state: "read" } });
  const portOf = (number: number) => ports.find(({ port }: { port: number }) => port === number);
  expect(portOf(held)).toMatchObject({ issues: ["held"], listening: { isWrong: true } });
  expect(portOf(free)).toMatchObject({
    advice: "Nothing to do.",
    spots: [
      { path: "spec/ports.yaml", role: "declares" },
      { path: "services/calm/main.ts", line: 1, role: "reads" },
    ],
  });
  expect(issues.map(({ kind }: { kind: string }) => kind)).toContain("held");
});

test("a spec with a fault is told first, and the rest is audited", async () => {
  const folder = emptyFolder();
  folder.write("spec/ports.yaml", "title: [\n");
  folder.write("main.ts", "app.listen(7000);\n");
  const { status, stdout } = await audit(folder.root);
  expect(status).toBe(0);
  expect(stdout).toContain("### The spec itself: 1");
  expect(stdout).toContain("| **7000** |");
});

test("what is no folder is refused", async () => {
  const folder = emptyFolder();
  folder.write("main.ts", "");
  const { status, stderr } = await audit(folder.root, "main.ts");
  expect({ status, stderr }).toEqual({
    status: 2,
    stderr: "FLAG_INVALID  main.ts is no folder.\nSee all flags with --help.\n",
  });
});

describe.skipIf(chromiumMissing)(`the HTML page ${chromiumMissing}`, () => {
  const open = useBrowser();

  test("shows foreign names as text, loads nothing, and fits a phone", async () => {
    const folder = emptyFolder();
    folder.write("docs/ports.md", TABLE.replace("web", "<b>web</b> <img src=x>"));
    folder.write("compose.yaml", COMPOSE);
    folder.write(`${"very-long-".repeat(20)}<i>.ts`, "app.listen(7001);\n");
    const { status, stdout } = await audit(folder.root, "--format=html");
    expect(status).toBe(0);
    const file = join(folder.root, "ports.html");
    writeFileSync(file, stdout);
    const page = await open(pathToFileURL(file).href);
    await page.setViewportSize({ width: 390, height: 800 });
    expect(await page.title()).toContain("Port audit of");
    expect(await page.locator("#p3000 td").first().innerText()).toBe("3000");
    expect(await page.locator("main b b, main i, main img, script").count()).toBe(0);
    const root = "document.documentElement";
    expect(await page.evaluate(`${root}.scrollWidth - ${root}.clientWidth`)).toBe(0);
  });
});
