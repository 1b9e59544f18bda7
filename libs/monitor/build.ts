import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { MODULE_BUNDLE } from "@berth/package/bundle-options";
import { rollUpTypes } from "@berth/package/roll-up-types";
import { build as bundle } from "esbuild";
import { build as buildPage } from "vite";

// Builds dist/: the page, packed into a module of strings, because a service bundled into one file has no package
// folder to read it from; and the server with the private libraries that it uses, so that it can be published.
const here = import.meta.dirname;
const dist = join(here, "dist");
rmSync(dist, { recursive: true, force: true });

const bundled: string[] = [];
await buildPage({
  configFile: join(here, "page/vite.config.ts"),
  logLevel: "warn",
  plugins: [
    {
      name: "list-bundled",
      generateBundle(_options, output) {
        const chunks = Object.values(output).flatMap((file) =>
          file.type === "chunk" ? Object.keys(file.modules) : [],
        );
        bundled.push(...chunks.filter((path) => path.startsWith("/")));
      },
    },
  ],
});

const TYPES: Record<string, string> = {
  html: "text/html; charset=utf-8",
  js: "text/javascript; charset=utf-8",
  css: "text/css; charset=utf-8",
  svg: "image/svg+xml",
};
const built = join(dist, "page");
const files = readdirSync(built, { recursive: true, withFileTypes: true }).flatMap((entry) => {
  if (!entry.isFile()) return [];
  const path = join(entry.parentPath, entry.name);
  const name = path.slice(built.length + 1).replaceAll("\\", "/");
  const type = TYPES[name.split(".").at(-1) ?? ""];
  if (type === undefined) throw new Error(`${name} has no type in libs/monitor/build.ts.`);
  return [[name, { type, body: readFileSync(path, "utf8") }] as const];
});
writeFileSync(join(dist, "page.js"), `export const files = ${JSON.stringify(Object.fromEntries(files), null, 1)};\n`);
rmSync(built, { recursive: true });

const { metafile } = await bundle({
  ...MODULE_BUNDLE,
  absWorkingDir: here,
  entryPoints: { index: "src/index.ts" },
  external: ["#page", "@berth/service", "@berth/feed", "fastify", "zod", "fs-native-extensions"],
  sourcemap: process.argv.includes("--sourcemap"),
  metafile: true,
});
bundled.push(...Object.keys(metafile.inputs).map((path) => resolve(here, path)));
await rollUpTypes({ [join(dist, "index.d.ts")]: join(here, "src/index.ts") }, [/^@berth\/(?:service|feed)/]);
// Whose licenses this package has to carry is told by what is in it.
writeFileSync(join(here, "bundled.json"), JSON.stringify(bundled));
