import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { gzipSync } from "node:zlib";

// Builds dist/: Swagger UI's two files packed into a module, because a service bundled into one file has no package
// folder to read them from, and then the library itself.
const here = import.meta.dirname;
const require = createRequire(import.meta.url);
const ui = dirname(require.resolve("@fastify/swagger-ui/package.json"));

const pack = (file: string) => {
  // Its source map is not served.
  const text = readFileSync(join(ui, "static", file), "utf8").replace(/\n(?:\/\/|\/\*)# sourceMappingURL=.*$/s, "");
  return gzipSync(text, { level: 9 }).toString("base64");
};
mkdirSync(join(here, "dist"), { recursive: true });
writeFileSync(
  join(here, "dist/swagger-ui.js"),
  `export const script = "${pack("swagger-ui-bundle.js")}";\nexport const style = "${pack("swagger-ui.css")}";\n`,
);
const tsc = join(dirname(require.resolve("typescript/package.json")), "bin/tsc");
execFileSync(process.execPath, [tsc, "-p", join(here, "tsconfig.build.json")], {
  stdio: "inherit",
});
// Whose licenses this package has to carry is told by what is in it.
writeFileSync(join(here, "bundled.json"), JSON.stringify([join(ui, "static")]));
