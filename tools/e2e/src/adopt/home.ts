import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { AS_NX_IS } from "../run.ts";
import { installTool, type ToolName } from "./install-tool.ts";

/** The computer of a newcomer: a home folder of its own, and chosen programs in front of the path. */
export interface Home {
  /** Its absolute path. Caches and stores of the package managers are in it, and go with it. */
  folder: string;
  env: NodeJS.ProcessEnv;
  remove(): void;
}

/**
 * Makes a home whose package managers install from one registry, and know no other.
 *
 * @param registry its address, such as `http://127.0.0.1:4873/`
 * @param tools what stands in front of the path
 */
export function makeHome(registry: string, tools: readonly ToolName[]): Home {
  const folder = mkdtempSync(join(tmpdir(), "berth-home-"));
  const bin = join(folder, "bin");
  mkdirSync(bin);
  for (const tool of tools)
    for (const [program, path] of Object.entries(installTool(tool))) symlinkSync(path, join(bin, program));
  // npm, pnpm, bun and Yarn 1 read the one; Yarn since 2 reads the other.
  writeFileSync(join(folder, ".npmrc"), `registry=${registry}\naudit=false\nfund=false\nupdate-notifier=false\n`);
  const { hostname } = new URL(registry);
  const yarn = {
    npmRegistryServer: registry.replace(/\/$/, ""),
    unsafeHttpWhitelist: [hostname],
    enableTelemetry: false,
    // Packages of this run are younger than any age that is waited for.
    npmMinimalAgeGate: 0,
  };
  writeFileSync(join(folder, ".yarnrc.yml"), JSON.stringify(yarn));
  // What npm hands on to a script would be taken for settings of the newcomer.
  const inherited = Object.keys(process.env).filter((name) => /^(?:npm_|pnpm_|yarn_|bun_)/i.test(name));
  return {
    folder,
    env: {
      ...Object.fromEntries(inherited.map((name) => [name, undefined])),
      ...AS_NX_IS,
      HOME: folder,
      USERPROFILE: folder,
      XDG_CACHE_HOME: join(folder, "cache"),
      XDG_CONFIG_HOME: join(folder, "config"),
      XDG_DATA_HOME: join(folder, "data"),
      PATH: [bin, process.env["PATH"]].join(delimiter),
    },
    remove: () => rmSync(folder, { recursive: true, force: true, maxRetries: 3 }),
  };
}
