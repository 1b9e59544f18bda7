import { readFileSync } from "node:fs";
import { join } from "node:path";
import { attempt } from "./attempt.ts";

/** `services: apps` in the settings of the spec. Nothing else there has such a key with a folder behind it. */
const SETTING = /^(?:settings:[ \t]*\{[^\n#]*?|[ \t]+)\bservices:[ \t]*["']?([A-Za-z0-9_@][\w.@/-]*)/m;

/**
 * The folder of a workspace's services, relative to its root. One line of the spec is read for it: a service in an
 * image has no parser for the rest.
 */
export function readServicesFolder(root: string): string {
  const spec = attempt(() => readFileSync(join(root, "spec/ports.yaml"), "utf8")) ?? "";
  return SETTING.exec(spec)?.[1]?.replace(/\/+$/, "") ?? "services";
}
