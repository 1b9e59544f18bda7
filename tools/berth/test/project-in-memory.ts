import { posix } from "node:path";
import { decodeText, type WorkspaceReader } from "@berth/engine";
import { type Result, renderFailures } from "@berth/registry";
import { smallSpec } from "@berth/registry/test";
import type { Plan } from "@berth/scaffold";
import { planChange } from "../src/engine/plan-change.ts";
import { withCode } from "../src/engine/with-code.ts";

const SPEC = smallSpec(["web: { ports: 9020-9029, purpose: Web }"]);

/** A workspace in memory, in which nothing is a link. */
function readerOf(files: Readonly<Record<string, string>>): WorkspaceReader {
  const paths = Object.keys(files);
  const isFolder = (path: string) => paths.some((it) => it.startsWith(`${path}/`));
  const list = (folder: string) => {
    const below = folder === "" || folder === "." ? paths : paths.filter((it) => it.startsWith(`${folder}/`));
    const start = folder === "" || folder === "." ? 0 : folder.length + 1;
    return [...new Set(below.map((it) => it.slice(start).split("/")[0] ?? ""))].sort();
  };
  const read = (path: string) => {
    const text = files[posix.normalize(path)];
    return text === undefined ? undefined : decodeText(Buffer.from(text));
  };
  return { read, isFolder, list, whyUnsafe: () => undefined, follow: (path) => path };
}

/** The plan of `berth port` for a project of a workspace with these files. */
export async function planPort(name: string, files: Readonly<Record<string, string>>): Promise<Result<Plan>> {
  const request = await withCode({ kind: "port", options: { name, range: "web" } } as const);
  return planChange("/nowhere", request, readerOf({ "spec/ports.yaml": SPEC, "nx.json": "{}", ...files }));
}

/** What becomes of one file of the project apps/web. */
export async function wire(
  path: string,
  text: string,
  more: Readonly<Record<string, string>> = {},
): Promise<{ text: string; notes: readonly string[] }> {
  const plan = await planPort("web", { "apps/web/package.json": '{ "name": "web" }', ...more, [path]: text });
  if (!plan.ok) throw new Error(renderFailures(plan.failures));
  const change = plan.value.changes.find((it) => it.path === path);
  return { text: change && "after" in change ? change.after : text, notes: plan.value.notes };
}
