import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** An installed package, as a notice names it. */
export interface PackageNotice {
  /** `yaml 2.9.1`. */
  title: string;
  /** Its SPDX expression. */
  license: string;
  /** All license and notice files that it ships. */
  text: string;
}

const LICENSE_FILE = /^(?:licen[cs]e|copying|notice)(?:[.-]|$)/i;

/** Reads what a package says of its license. Throws where it says nothing: nothing without a license is bundled. */
export function describePackage(folder: string): PackageNotice {
  const { license, name, version } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  if (typeof license !== "string") throw new Error(`${name} names no license, so it can't be bundled.`);
  const files = readdirSync(folder)
    .filter((file) => LICENSE_FILE.test(file))
    .sort();
  const texts = files.map((file) => readFileSync(join(folder, file), "utf8").replaceAll("\r\n", "\n").trim());
  return { title: `${name} ${version}`, license, text: texts.join("\n\n") || "The package ships no license text." };
}
