import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { listPublished } from "@berth/package/list-published";
import { PACKAGES } from "@berth/registry";
import { freePort, get } from "../loopback.ts";
import { run } from "../run.ts";

/** A registry on this machine that has all of our packages as they are built, and everything else by proxy. */
export interface Registry {
  url: string;
  /** What makes npm, pnpm, yarn and bun ask this registry; for the `env` of `run`. */
  env: NodeJS.ProcessEnv;
  stop(): Promise<void>;
}

/** Never asked for elsewhere, so that no published version is taken for the one that is built here. */
const OURS = Object.values(PACKAGES);

/**
 * Starts a registry on loopback and publishes the packages of this repository to it, from what `npm run build` made.
 * What they depend on comes from the registry that npm is configured with.
 *
 * @example
 * const registry = await startRegistry();
 * onTestFinished(() => registry.stop());
 * await run("npm", ["install", "@berth/cli"], { cwd, env: registry.env });
 */
export async function startRegistry(): Promise<Registry> {
  const folder = mkdtempSync(join(tmpdir(), "berth-registry-"));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}/`;
  const config = join(folder, "config.yaml");
  writeFileSync(config, JSON.stringify(configure(folder, await npmConfig(folder, "registry"))));
  const bin = join(createRequire(import.meta.url).resolve("verdaccio/package.json"), "../bin/verdaccio");
  const server = spawn(process.execPath, [bin, "--config", config, "--listen", `127.0.0.1:${port}`], {
    cwd: folder,
    env: { ...process.env, NODE_EXTRA_CA_CERTS: await npmConfig(folder, "cafile") },
    stdio: "ignore",
  });
  const ended = new Promise<void>((resolve) => server.once("exit", () => resolve()));
  const stop = async () => {
    server.kill();
    await ended;
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    await answers(port, ended);
    const env = environmentFor(url, folder);
    await publishAll(env);
    return { url, env, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** A setting of npm outside of any project; empty where there is none. */
async function npmConfig(cwd: string, name: string): Promise<string> {
  const { stdout } = await run("npm", ["config", "get", name], { cwd });
  return /^(?:null|undefined)?$/.test(stdout.trim()) ? "" : stdout.trim();
}

/** The configuration of verdaccio, which reads JSON as the YAML that it is. */
function configure(folder: string, upstream: string) {
  const everybody = { access: "$all", publish: "$all", unpublish: "$all" };
  return {
    storage: join(folder, "storage"),
    uplinks: { npm: { url: upstream, cache: true, maxage: "1h", timeout: "60s", max_fails: 100 } },
    packages: {
      ...Object.fromEntries(OURS.map((name) => [name, everybody])),
      "**": { access: "$all", proxy: "npm" },
    },
    max_body_size: "50mb",
    log: { type: "stdout", level: "fatal" },
  };
}

function environmentFor(url: string, folder: string): NodeJS.ProcessEnv {
  const userconfig = join(folder, "npmrc");
  // npm publishes with a token only; this registry takes any.
  writeFileSync(userconfig, `registry=${url}\n${url.replace(/^http:/, "")}:_authToken=any\n`);
  return {
    npm_config_registry: url,
    npm_config_userconfig: userconfig,
    npm_config_globalconfig: join(folder, "no-npmrc"),
    // Another run may have had the same port, and another build under the same version.
    npm_config_prefer_online: "true",
    npm_config_audit: "false",
    npm_config_fund: "false",
    YARN_NPM_REGISTRY_SERVER: url,
    YARN_UNSAFE_HTTP_WHITELIST: "127.0.0.1",
    BUN_CONFIG_REGISTRY: url,
  };
}

async function answers(port: number, ended: Promise<void>): Promise<void> {
  let isOver = false;
  ended.then(() => (isOver = true));
  for (;;) {
    if (isOver) throw new Error("verdaccio ended before it answered.");
    const { status } = await get(port, "/-/ping").catch(() => ({ status: undefined }));
    if (status === 200) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

async function publishAll(env: NodeJS.ProcessEnv): Promise<void> {
  const published = listPublished().map(async (cwd) => {
    // Provenance is vouched for by the service that a release runs on.
    const args = ["publish", "--ignore-scripts", "--provenance=false", "--access=public"];
    const { status, stderr } = await run("npm", args, { cwd, env });
    if (status !== 0) throw new Error(`${cwd} was not published:\n${stderr}`);
  });
  await Promise.all(published);
}
