import { readFileSync } from "node:fs";
import { basename, join } from "node:path";
import type { ProjectConfiguration } from "@nx/devkit";
import { parse } from "jsonc-parser";

/** The tag by which the plugin knows a service. */
const TAG = "berth:service";

/**
 * What a project.json, or the `nx` key of a package.json, says of a service; undefined for every other project, and for
 * a file that can't be read, which Nx itself reports.
 */
export function readService(workspaceRoot: string, path: string): Partial<ProjectConfiguration> | undefined {
  const text = readText(join(workspaceRoot, path));
  // Most projects are no services, and most package.json files no projects.
  if (!text.includes(`"${TAG}"`)) return undefined;
  const content = parse(text);
  const said = basename(path) === "package.json" ? content?.nx && { name: content.name, ...content.nx } : content;
  return Array.isArray(said?.tags) && said.tags.includes(TAG) ? said : undefined;
}

function readText(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}
