import { readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { get, requireFree } from "../loopback.ts";
import { berth, type Ended, nx, run } from "../run.ts";
import { serveUntilHealthy } from "../service-process.ts";
import { makeWorkspace, REPOSITORY, type Workspace } from "../workspace.ts";
import { hasPostgres, hasRedis, startPostgres, startRedis } from "./real-servers.ts";

// Whoever has no Postgres or Redis on the machine may run the other tests; CI installs both.
const isOptional = !process.env["CI"];

describe("the recipes of docs/databases.md", () => {
  let workspace: Workspace;

  beforeAll(async () => {
    workspace = makeWorkspace();
    for (const recipe of readRecipes()) await passes(run("bash", ["-ec", recipe], { cwd: workspace.root }));
  });
  afterAll(() => workspace.remove());

  test("leave a spec that is sound, and nothing stale", async () => {
    expect(await passes(berth(workspace.root, "check"))).toMatch(/^0 errors, /m);
    await passes(nx(workspace.root, "sync:check"));
  });

  test.skipIf(isOptional && !hasPostgres)("orders asks a real Postgres on the spec's port", async () => {
    const port = portOf("POSTGRES_PORT");
    await requireFree(port);
    startPostgres(port);
    const answer = await ask("orders", "DATABASE_URL", ["psql", "--no-psqlrc", "-tAc", "select 6 * 7", "-d"]);
    expect(answer).toBe("42");
  });

  test.skipIf(isOptional && !hasRedis)("carts asks a real Redis on the spec's port", async () => {
    const port = portOf("REDIS_PORT");
    await requireFree(port);
    startRedis(port);
    expect(await ask("carts", "REDIS_URL", ["redis-cli", "-u"], ["ping"])).toBe("PONG");
  });

  test("lint takes the URL as the default of its variable", async () => {
    const url = /^DATABASE_URL=(.*)$/m.exec(workspace.read("config/ports.env"))?.[1];
    workspace.write("services/orders/src/url.ts", `export const url = process.env.DATABASE_URL ?? "${url}";\n`);
    await passes(berth(workspace.root, "lint", "services/orders"));
  });

  const portOf = (variable: string): number =>
    Number(new RegExp(`^${variable}=(\\d+)$`, "m").exec(workspace.read("config/ports.env"))?.[1]);

  /** What a client program says that the service calls with the URL from its own settings. */
  async function ask(service: string, variable: string, before: string[], after: string[] = []): Promise<string> {
    const folder = `services/${service}`;
    workspace.write(
      `${folder}/src/config.ts`,
      `import * as z from "zod";\n\nexport const Config = z.object({ ${variable}: z.url() });\n` +
        "export type Config = z.infer<typeof Config>;\n",
    );
    const [program, ...words] = before.map((word) => JSON.stringify(word));
    const args = [...words, `config.${variable}`, ...after.map((word) => JSON.stringify(word))].join(", ");
    workspace.write(
      `${folder}/src/app.ts`,
      `import { execFileSync } from "node:child_process";
import type { App } from "@berth/service";
import type { Config } from "./config.ts";

export async function buildApp(app: App, config: Config): Promise<void> {
  app.get("/answer", async () => ({ answer: execFileSync(${program}, [${args}], { encoding: "utf8" }).trim() }));
}
`,
    );
    const port = portOf(`${service.toUpperCase()}_PORT`);
    await requireFree(port);
    const args0 = ["node_modules/.bin/nx", "serve", service];
    await serveUntilHealthy(service, [port], args0, { cwd: workspace.root });
    for (let tries = 0; ; tries++) {
      const { body, status } = await get(port, "/answer");
      if (status === 200) return (body as { answer: string }).answer;
      // The server may still be starting.
      if (tries > 100) throw new Error(JSON.stringify(body));
      await sleep(200);
    }
  }
});

/** The blocks of commands on the page. */
function readRecipes(): string[] {
  const page = readFileSync(join(REPOSITORY, "docs/databases.md"), "utf8");
  return [...page.matchAll(/^```sh\n(.*?)^```$/gms)].map(([, block = ""]) => block);
}

async function passes(command: Promise<Ended>): Promise<string> {
  const { status, stderr, stdout } = await command;
  expect(status, stdout + stderr).toBe(0);
  return stdout;
}
