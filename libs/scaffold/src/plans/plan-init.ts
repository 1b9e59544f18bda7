import {
  commandOf,
  type Knowledge,
  type ParsedSpec,
  type Result,
  readJsonObject,
  refusal,
  type Settings,
  SPEC_PATH,
  type Spec,
  success,
  usesNx,
  valueAt,
} from "@berth/registry";
import { draftImported } from "../import/draft-imported.ts";
import type { ImportReport } from "../import/import-report.ts";
import { addLines } from "../init/add-lines.ts";
import { allowBuilds } from "../init/allow-builds.ts";
import { chooseSettings } from "../init/choose-settings.ts";
import { draftSpec } from "../init/draft-spec.ts";
import { GIT_HOOK_PATHS, planGitHook } from "../init/plan-git-hook.ts";
import { NX_CONFIG_PATH, registerInNx } from "../init/plan-nx.ts";
import { addPackages } from "../init/plan-packages.ts";
import { renderWorkflow, WORKFLOW_PATH } from "../init/render-workflow.ts";
import type { InitOptions } from "../options/init-options.ts";
import { tagServices } from "../setup/tag-services.ts";
import {
  PNPM_WORKSPACE_PATH,
  ROOT_PACKAGE_PATH,
  type RootPackage,
  readRootPackage,
} from "../workspace/read-root-package.ts";
import { findForeign } from "./find-foreign.ts";
import type { FileWrite, NextSteps, Plan } from "./plan.ts";
import { planDerived } from "./plan-derived.ts";
import { readSpec } from "./read-spec.ts";
import { changeFile, sealPlan } from "./seal-plan.ts";
import type { Snapshot } from "./snapshot.ts";

export const IGNORE_PATH = ".gitignore";

/** What tells of the set-up, besides what is read for every snapshot. */
export const SETUP_PATHS: readonly string[] = [ROOT_PACKAGE_PATH, NX_CONFIG_PATH];

/** The files that a plan is made from besides those of every snapshot. */
export const INIT_PATHS: readonly string[] = [...SETUP_PATHS, IGNORE_PATH, WORKFLOW_PATH, ...GIT_HOOK_PATHS];

/** Worktrees that agents make inside of the workspace, and the ports of one machine. */
export const IGNORED = [".claude/worktrees/", "config/ports.local.env"];

/** Files beside the derived ones, and what a person should know of them. */
interface Part {
  changes: FileWrite[];
  notes: string[];
}

/**
 * The plan that sets a workspace up: the spec where there is none, everything derived from it, and what Nx, the package
 * manager and git have to know. What is set up already stays, so that a second plan changes nothing.
 */
export function planInit(request: InitOptions, snapshot: Snapshot, knowledge: readonly Knowledge[] = []): Result<Plan> {
  const spec = takeSpec(request, snapshot, knowledge);
  if (!spec.ok) return spec;
  const derived = planDerived(spec.value.parsed.spec, snapshot);
  if (!derived.ok) return derived;
  const root = readRootPackage(snapshot);
  if (!root.ok) return root;
  const nx = planNx(snapshot);
  if (!nx.ok) return nx;
  const tagged = hasNx(snapshot) ? tagServices(spec.value.parsed.spec, snapshot) : success([]);
  if (!tagged.ok) return tagged;
  const packages = planPackages(root.value, snapshot);
  if (!packages.ok) return packages;
  const parts: Part[] = [
    { changes: spec.value.changes, notes: spec.value.notes },
    { changes: derived.value, notes: [] },
    nx.value,
    { changes: tagged.value, notes: [] },
    packages.value,
    { changes: changeFile(snapshot, IGNORE_PATH, addLines(snapshot.files[IGNORE_PATH], IGNORED)), notes: [] },
    ...(request.ci === undefined ? [] : [planWorkflow(root.value, snapshot)]),
    ...(request.gitHook ? [planGitHook(snapshot)] : []),
  ];
  return success(
    sealPlan({
      title: "init",
      service: "",
      ports: [],
      changes: parts.flatMap(({ changes }) => changes),
      notes: [...parts.flatMap(({ notes }) => notes), ...noteRivals(snapshot)],
      next: chooseNext(spec.value.parsed.spec, snapshot),
      ...(spec.value.imported && { imported: spec.value.imported }),
      ...(packages.value.install !== undefined && { install: packages.value.install }),
    }),
  );
}

interface TakenSpec extends Part {
  parsed: ParsedSpec;
  imported?: ImportReport;
}

/** The spec that is there, or the first one: of what files know, where that is to be taken. */
function takeSpec(request: InitOptions, snapshot: Snapshot, knowledge: readonly Knowledge[]): Result<TakenSpec> {
  if (snapshot.files[SPEC_PATH] !== undefined) {
    const parsed = readSpec(snapshot);
    return parsed.ok
      ? success({ parsed: parsed.value, changes: [], notes: noteKept(request, parsed.value.spec, snapshot) })
      : parsed;
  }
  const settings = chooseSettings(request, snapshot);
  if (knowledge.length > 0 && request.policy !== undefined)
    return refusal({
      code: "FLAG_INVALID",
      message: "--policy and --import both name the ranges.",
      fix: "Give one of them, or name ranges for the import with --ranges.",
    });
  const imported =
    knowledge.length > 0 ? draftImported(knowledge, request, settings, snapshot.today) : success(undefined);
  if (!imported.ok) return imported;
  const hasFound = (imported.value?.report.ranges.length ?? 0) > 0;
  const parsed =
    imported.value && hasFound ? success(imported.value.parsed) : draftSpec(request, settings, snapshot.today);
  if (!parsed.ok) return parsed;
  const foreign = findForeign(parsed.value.spec, snapshot);
  if (foreign.length > 0) return refusal(...foreign);
  return success({
    parsed: parsed.value,
    changes: changeFile(snapshot, SPEC_PATH, parsed.value.source.text),
    notes: [
      ...(imported.value?.notes ?? []),
      ...(settings.compose === undefined
        ? []
        : [hasFound ? noteTwoComposes(settings.compose) : noteCompose(settings.compose)]),
    ],
    ...(imported.value && { imported: imported.value.report }),
  });
}

/** Options that shape a new spec, where there is one already. */
function noteKept({ agents, policy, ranges, services }: InitOptions, { settings }: Spec, snapshot: Snapshot): string[] {
  const isOther =
    (services !== undefined && services !== (settings.services ?? "services")) ||
    (agents !== undefined && agents !== (settings.agents ?? true));
  const isShaped = policy !== undefined || ranges !== undefined;
  return [
    ...(isShaped
      ? [`${SPEC_PATH} is there already and keeps its ranges. Add one with: ${howToAdd(ranges, settings)}`]
      : []),
    ...(isOther ? [`${SPEC_PATH} is there already; change its settings by hand and run: npx berth sync`] : []),
    ...(hasNx(snapshot) && !usesNx({ settings })
      ? [`${SPEC_PATH} has commands: ${settings.commands}. For the commands of Nx, remove it and run: npx nx sync`]
      : []),
  ];
}

/** The command for each range that is asked for, or its form. */
const howToAdd = (ranges: readonly string[] = ["<id>:<first>-<last>"], settings: Settings): string =>
  ranges
    .flatMap((text) => text.split(","))
    .map((text) => commandOf({ settings }, `range ${text.trim().replace(/[:=]/, " --ports=")}`))
    .join(" && ");

const noteCompose = (path: string): string =>
  `Your compose file stays as it is. Once ${path} is there, add to yours: ` +
  `include: [{ path: ${path}, env_file: config/ports.env }]`;

/** Where the team's own compose file may run the same containers. */
export const noteTwoComposes = (path: string): string =>
  `Your compose file stays as it is. ${path} has the containers of the spec, also those imported from yours: ` +
  "start each from one of the two.";

const hasNx = ({ rootNames }: Snapshot): boolean =>
  rootNames.includes(NX_CONFIG_PATH) && rootNames.includes(ROOT_PACKAGE_PATH);

function planNx(snapshot: Snapshot): Result<Part> {
  const current = snapshot.files[NX_CONFIG_PATH];
  if (!hasNx(snapshot) || current === undefined) return success({ changes: [], notes: [] });
  const after = registerInNx(current);
  return after.ok ? success({ changes: changeFile(snapshot, NX_CONFIG_PATH, after.value), notes: [] }) : after;
}

function planPackages(root: RootPackage, snapshot: Snapshot): Result<Part & { install?: string }> {
  const current = snapshot.files[ROOT_PACKAGE_PATH];
  if (current === undefined) return success({ changes: [], notes: [] });
  const { projectNames: members, setup } = snapshot;
  const installed = setup?.installed;
  const added = addPackages(current, { listed: root.versions, installed, members }, hasNx(snapshot));
  if (!added.ok) return added;
  const { needed, notes, text } = added.value;
  const pnpm = hasNx(snapshot) && root.manager.name === "pnpm" ? snapshot.files[PNPM_WORKSPACE_PATH] : undefined;
  const changes = [
    ...changeFile(snapshot, ROOT_PACKAGE_PATH, text),
    ...(pnpm === undefined ? [] : changeFile(snapshot, PNPM_WORKSPACE_PATH, allowBuilds(pnpm))),
  ];
  const isMissing = needed.some((name) => !members.includes(name) && installed && installed[name] === undefined);
  return success({ changes, notes, ...((changes.length > 0 || isMissing) && { install: root.manager.install }) });
}

function planWorkflow({ manager }: RootPackage, snapshot: Snapshot): Part {
  if (snapshot.files[WORKFLOW_PATH] !== undefined) return { changes: [], notes: [] };
  const workflow = renderWorkflow({
    branch: readBranch(snapshot.files[NX_CONFIG_PATH]),
    hasNx: hasNx(snapshot),
    manager: snapshot.rootNames.includes(ROOT_PACKAGE_PATH) ? manager : undefined,
  });
  return { changes: changeFile(snapshot, WORKFLOW_PATH, workflow), notes: [] };
}

/** The branch that Nx compares with, or main. */
function readBranch(nxConfig: string | undefined): string {
  const root = nxConfig === undefined ? undefined : readJsonObject(NX_CONFIG_PATH, nxConfig);
  const branch = root?.ok ? valueAt(root.value, "defaultBase")?.value : undefined;
  return typeof branch === "string" ? branch.replace(/^origin\//, "") : "main";
}

const noteRivals = ({ setup }: Snapshot): string[] =>
  setup === undefined || setup.rivals.length === 0
    ? []
    : [`${setup.rivals.join(" and ")} has a generator named service, too: run npx nx g nx-berth:service.`];

/** The first service of the first range that is open, or a port for it where there is no Nx. */
function chooseNext(spec: Spec, snapshot: Snapshot): NextSteps {
  const range = spec.ranges.find(({ policy }) => policy === "open")?.id ?? "<range>";
  if (!hasNx(snapshot)) return { run: commandOf(spec, `reserve <name> --range=${range}`) };
  const generator = (snapshot.setup?.rivals ?? []).length > 0 ? "nx-berth:service" : "service";
  return { run: `npx nx g ${generator} <name> --range=${range}` };
}
