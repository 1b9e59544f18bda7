import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createApp } from "@berth/service";
import { expect, it, onTestFinished } from "vitest";
import { makeShop } from "../../test/make-shop.ts";
import { monitor } from "../monitor.ts";

const HOST = { host: "localhost" };

/** A workspace with two versions of its spec in git, and the monitor of it. */
async function openShop() {
  const { root, write } = makeShop(4000);
  const git = (...args: string[]) =>
    execFileSync("git", ["-c", "user.name=a", "-c", "user.email=a@b.c", ...args], { cwd: root, encoding: "utf8" });
  const text = readFileSync(join(root, "spec/ports.yaml"), "utf8");
  git("init", "-q");
  git("add", "spec");
  git("commit", "-qm", "one");
  const first = git("rev-parse", "HEAD").trim();
  const entry = '  - { version: 1.1.0, date: 2026-01-20, change: "billing on 4001" }\n';
  write(
    "spec/ports.yaml",
    `${text.replace("version: 1.0.0\n", "version: 1.1.0\n").replace("reserved", "allocated")}${entry}`,
  );
  git("commit", "-qam", "two");
  const app = await createApp({ service: "monitor", app: (app) => monitor(app, { root }) });
  onTestFinished(() => app.close());
  const get = (path: string) => app.inject({ url: `/api/monitor/${path}`, headers: HOST });
  return { first, get, git, root };
}

it("draws the map of an older version from git, and names the commit that brought it", async () => {
  const { first, get } = await openShop();
  const older = await get("versions/1.0.0");
  expect(older.json().ports[4001]).toMatchObject({ state: "reserved", holders: [] });
  expect(older.json().workspace.version).toBe("1.0.0");
  const { versions } = (await get("state")).json();
  expect(versions.map(({ version }: { version: string }) => version)).toEqual(["1.1.0", "1.0.0"]);
  expect(versions[1].commit).toBe(first);
  expect((await get("ports/4001")).json().history).toMatchObject([{ version: "1.1.0" }]);
});

it.each(["9.9.9", "..%2f..", "--help", "%00"])("has no map of the version %s", async (version) => {
  const { get } = await openShop();
  const answer = await get(`versions/${version}`);
  expect([answer.statusCode, answer.json().code]).toEqual([404, "VERSION_UNKNOWN"]);
});

it("goes on without git where git is broken", async () => {
  const { get, root } = await openShop();
  const path = join(root, "spec/ports.yaml");
  writeFileSync(path, readFileSync(path, "utf8").replace("4000-4001", "4000-4003"));
  writeFileSync(join(root, ".git/HEAD"), "nonsense");
  const state = (await get("state")).json();
  expect(state.ports[4000].row.service).toBe("orders");
  expect(state.versions).toHaveLength(2);
  expect(state.versions[0].commit).toBeUndefined();
  const [{ next, nextNote }] = state.ranges;
  expect(next).toBe(4002);
  expect(nextNote).toMatch(
    /^The git repository around .+ cannot be read: .+\. Until git answers, no number is handed out/,
  );
  expect(nextNote).not.toContain("changed");
});

it("tells which numbers another branch has", async () => {
  const { get, git, root } = await openShop();
  const path = join(root, "spec/ports.yaml");
  const text = readFileSync(path, "utf8").replace("4000-4001", "4000-4003");
  const row = "  4002: { service: mail, title: M, protocol: HTTP, purpose: P, env: MAIL_PORT, status: reserved }\n";
  git("checkout", "-qb", "mail");
  writeFileSync(path, text.replace("history:", `${row}history:`));
  git("commit", "-qam", "mail");
  git("checkout", "-q", "-");
  writeFileSync(path, text);
  const [range] = (await get("state")).json().ranges;
  expect(range).toMatchObject({ next: 4003, nextNote: "4002 is taken by mail on branch mail." });
});

it.each(["0", "65536", "9010x", "-1", "1e3"])("has no story of the number %s", async (port) => {
  const { get } = await openShop();
  expect((await get(`ports/${port}`)).statusCode).toBe(400);
});

it("shows the README of a service as text, and no other file", async () => {
  const { get, root } = await openShop();
  writeFileSync(join(root, "services/orders/README.md"), "# <script>Orders</script>");
  const readme = await get("services/orders/readme");
  expect([readme.headers["content-type"], readme.body]).toEqual([
    "text/plain; charset=utf-8",
    "# <script>Orders</script>",
  ]);
  expect((await get("services/..%2f../readme")).statusCode).toBe(404);
  expect((await get("services/billing/readme")).statusCode).toBe(404);
});
