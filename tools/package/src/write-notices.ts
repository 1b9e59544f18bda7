import { copyFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describePackage } from "./describe-package.ts";

const LICENSE = new URL("../../../LICENSE", import.meta.url);

/**
 * Puts LICENSE and THIRD-PARTY-NOTICES.txt into the folder of a package that is published.
 *
 * @param folder absolute path of the package
 * @param bundled absolute paths of all files that its build bundles, such as the inputs of esbuild's metafile
 */
export function writeNotices(folder: string, bundled: readonly string[]): void {
  copyFileSync(LICENSE, join(folder, "LICENSE"));
  const packages = [...new Set(bundled.flatMap((file) => packageOf(file) ?? []))].map(describePackage);
  const notices = packages
    .sort((a, b) => (a.title < b.title ? -1 : 1))
    .map(({ license, text, title }) => [title, `License: ${license}`, "", text].join("\n"));
  const head =
    notices.length > 0
      ? "This package contains code of the packages below, under their own licenses."
      : "This package contains no code of other packages.";
  writeFileSync(join(folder, "THIRD-PARTY-NOTICES.txt"), `${[head, ...notices].join(`\n\n${RULE}\n\n`)}\n`);
}

const RULE = "-".repeat(80);

/** The folder of the installed package that a file is part of; undefined for a file of this repository. */
function packageOf(file: string): string | undefined {
  return /^.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+/.exec(file)?.[0];
}
