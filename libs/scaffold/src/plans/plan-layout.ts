import { isDeepStrictEqual } from "node:util";
import { type Failure, folderOf, type Result, refusal, rowsOf, type Spec, success } from "@berth/registry";
import { parse } from "jsonc-parser";
import { SERVICE_TAG } from "../setup/own-services.ts";
import { addTag } from "../setup/tag-services.ts";
import { chooseTemplate } from "../template/choose-template.ts";
import { renderTemplate } from "../template/render-template.ts";
import { templateData } from "../template/template-data.ts";
import { coversFolder } from "../workspace/covers-folder.ts";
import { noteLockfile } from "../workspace/note-lockfile.ts";
import { type RootPackage, readRootPackage } from "../workspace/read-root-package.ts";
import type { FileWrite, Plan } from "./plan.ts";
import { planDerived } from "./plan-derived.ts";
import { readSpec } from "./read-spec.ts";
import { changeFile, sealPlan } from "./seal-plan.ts";
import type { Snapshot } from "./snapshot.ts";

/** The files of a service that tell how it is laid out, by path below its folder: the top level, and `src/*.ts`. */
export type ServiceFiles = Readonly<Record<string, string>>;

/**
 * The plan that gives services of the layout before package.json files what the present layout has: the tag by which
 * the Nx plugin knows a service, a package.json, a tsconfig and a vitest configuration of its own. What a team has
 * changed or added stays. Services without the tag and with a src/main.ts are meant; its changes may be none.
 * @param services the files of each service, by its name
 */
export function planLayout(snapshot: Snapshot, services: Readonly<Record<string, ServiceFiles>>): Result<Plan> {
  const parsed = readSpec(snapshot);
  if (!parsed.ok) return parsed;
  const { spec } = parsed.value;
  const root = readRootPackage(snapshot);
  if (!root.ok) return root;
  const changes: FileWrite[] = [];
  const notes: string[] = [];
  const failures: Failure[] = [];
  for (const [service, files] of Object.entries(services)) {
    if (!isEarlier(files)) continue;
    const laidOut = layOut(spec, service, files, root.value, snapshot);
    if (!laidOut.ok) failures.push(...laidOut.failures);
    else changes.push(...laidOut.value);
    const folder = folderOf(spec, service);
    if (!isUnchanged(files["tsconfig.json"]))
      notes.push(`${folder}/tsconfig.json is not as Berth made it, so it stays as it is.`);
    if (coversFolder(root.value.members, folder)) notes.push(noteLockfile(root.value.manager, folder));
  }
  const derived = planDerived(spec, snapshot);
  if (!derived.ok) failures.push(...derived.failures);
  else changes.push(...derived.value);
  if (failures.length > 0) return refusal(...failures);
  return success(sealPlan({ title: "layout", service: "", ports: [], changes, notes }));
}

const isEarlier = (files: ServiceFiles): boolean =>
  files["src/main.ts"] !== undefined &&
  files["project.json"] !== undefined &&
  ![files["project.json"], files["package.json"]].some((text) => text?.includes(`"${SERVICE_TAG}"`));

/** The tsconfig of the earlier layout. */
const TSCONFIG = {
  extends: "../../tsconfig.base.json",
  compilerOptions: { noEmit: true },
  include: ["src"],
};

const isUnchanged = (tsconfig: string | undefined): boolean =>
  tsconfig !== undefined && isDeepStrictEqual(parse(tsconfig), TSCONFIG);

/** What the present template makes of these, where the service has none. */
const NEW_FILES = ["package.json", "vitest.config.ts"];
const RENDERED = [...NEW_FILES, "tsconfig.json"];

function layOut(
  spec: Spec,
  service: string,
  files: ServiceFiles,
  root: RootPackage,
  { rootNames, templates }: Snapshot,
): Result<FileWrite[]> {
  const folder = folderOf(spec, service);
  const tagged = addTag(`${folder}/project.json`, files["project.json"] ?? "");
  if (!tagged.ok) return tagged;
  const rows = rowsOf(spec, service).filter(({ status }) => status !== "retired");
  const data = templateData(spec, rows, { folder, root, rootNames, useProjectJson: true });
  const id = chooseTemplate(spec, rows, undefined);
  const template = Object.entries(templates[id] ?? templates["http"] ?? {}).filter(
    ([path]) => RENDERED.includes(path.replace(/\.hbs$/, "")) || path.startsWith("_"),
  );
  // A subscriber follows a feed and has none: only its code tells.
  const feed = Object.values(files).some((text) => text.includes('"@berth/feed"'));
  const rendered = renderTemplate(id, Object.fromEntries(template), { ...data, feed });
  if (!rendered.ok) return rendered;
  const after: Record<string, string | undefined> = { "project.json": tagged.value };
  if (isUnchanged(files["tsconfig.json"])) after["tsconfig.json"] = rendered.value.get("tsconfig.json");
  const hasVite = Object.keys(files).some((path) => /^vite(?:st)?\.config\./.test(path));
  for (const path of NEW_FILES)
    if (files[path] === undefined && !(hasVite && path !== "package.json")) after[path] = rendered.value.get(path);
  const before = Object.fromEntries(Object.entries(files).map(([path, text]) => [`${folder}/${path}`, text]));
  return success(
    Object.entries(after).flatMap(([path, text]) =>
      text === undefined ? [] : changeFile({ files: before }, `${folder}/${path}`, text),
    ),
  );
}
