import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { DERIVED_FILES, deriveFile, parseSpec, SPEC_PATH } from "@berth/registry";
import { unwrap } from "@berth/registry/test";
import type { Plan } from "../src/plans/plan.ts";
import type { Snapshot } from "../src/plans/snapshot.ts";
import { layerTemplates, type Templates } from "../src/template/layer-templates.ts";
import { TEMPLATES_FOLDER } from "../src/templates-folder.ts";

/**
 * The registry of VECTRA, as this repository shipped it first. A copy: tests keep their answers when a service is added
 * to spec/ports.yaml.
 */
export const VECTRA = readFileSync(fileURLToPath(new URL("vectra.yaml", import.meta.url)), "utf8");

/** A workspace with this spec in which everything derived is up to date and no service is built yet. */
export function snapshotOf(spec = VECTRA, more: Partial<Snapshot> = {}): Snapshot {
  return {
    files: { [SPEC_PATH]: spec, ...derive(spec, { "CLAUDE.md": "# Ours\n" }) },
    rootNames: ["nx.json"],
    serviceFolders: [],
    projectNames: ["nx-berth"],
    templates: builtInTemplates(),
    elsewhere: [],
    blindSpots: [],
    today: "2026-02-03",
    ...more,
  };
}

/** The same workspace after the plan has been carried out. */
export function afterPlan(snapshot: Snapshot, plan: Plan): Snapshot {
  const changed = writesOf(plan).filter((change) => !change.path.startsWith("services/"));
  return {
    ...snapshot,
    files: {
      ...snapshot.files,
      ...Object.fromEntries(changed.map(({ after, path }) => [path, after])),
    },
    serviceFolders: plan.changes.some((change) => change.path.startsWith("services/"))
      ? [...snapshot.serviceFolders, plan.service]
      : snapshot.serviceFolders,
  };
}

/** The text a plan gives to a file. */
export function textOf(plan: Plan, path: string): string {
  const change = writesOf(plan).find((change) => change.path === path);
  if (!change) throw new Error(`The plan doesn't touch ${path}.`);
  return change.after;
}

function derive(text: string, current: Record<string, string>): Record<string, string> {
  const parsed = parseSpec(text);
  // A test of a broken spec looks at nothing that is derived from it.
  if (!parsed.ok) return current;
  return Object.fromEntries(
    DERIVED_FILES.flatMap((file) => {
      const text = unwrap(deriveFile(file, parsed.value.spec, { files: current, rootNames: [] }));
      return text === undefined ? [] : [[file.path, text]];
    }),
  );
}

function builtInTemplates(): Templates {
  const ids = readdirSync(TEMPLATES_FOLDER);
  return layerTemplates(Object.fromEntries(ids.map((id) => [id, readTemplate(id)])), {});
}

function readTemplate(id: string): Record<string, string> {
  const folder = `${TEMPLATES_FOLDER}/${id}`;
  const paths = readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".hbs"))
    .sort();
  return Object.fromEntries(paths.map((path) => [path, readFileSync(`${folder}/${path}`, "utf8")]));
}

const writesOf = ({ changes }: Plan) => changes.filter((change) => change.kind !== "delete");
