import { type Result, success } from "../report/failure.ts";
import { folderOf } from "../spec/service-folder.ts";
import type { PortRow, Spec } from "../spec/spec.ts";
import { COMPOSE_NAMES, type Settings } from "../spec/spec-schema.ts";
import { hasBlock, writeBlock } from "../text/managed-block.ts";
import { AGENTS_PATH, CLAUDE_PATH, renderAgentsFile, type Texts } from "./agents/agents-files.ts";
import { renderClaudeSettings } from "./agents/claude-settings.ts";
import {
  HOOKIFY_BASH_RULE_PATH,
  HOOKIFY_FILE_RULE_PATH,
  renderHookifyBashRule,
  renderHookifyFileRule,
} from "./agents/hookify-rules.ts";
import { CLAUDE_SETTINGS_PATH } from "./agents/why-settings-unusable.ts";
import { COMPOSE_RIVALS, isDerivedCompose, needsCompose, renderCompose } from "./compose/render-compose.ts";
import { renderDocument } from "./render-document.ts";
import { renderPortsEnv } from "./render-ports-env.ts";
import { renderPortsMd } from "./render-ports-md.ts";
import { renderServicePorts } from "./render-service-ports.ts";
import { renderSpecSchema } from "./render-spec-schema.ts";

/** A file that follows from the spec. */
export interface DerivedFile {
  path: string;
  /**
   * The text it must have, given the text it has now: a file with a managed block keeps the rest.
   * @param others the texts of the other derived files
   */
  render(spec: Spec, current: string | undefined, others?: Texts): Result<string>;
  /** Whether this workspace does not have it: another file takes its place, or the settings leave it out. */
  isOff?(settings: Settings): boolean;
  /** `render` keeps what other authors have in the file. */
  keepsOthers?: boolean;
  /**
   * Whether the spec has anything for it. Where it hasn't, the file is not made; one that is there is kept up to date.
   */
  isNeeded?(spec: Spec): boolean;
  /** Tells of containers, which are built from the Dockerfiles of services: those without one are left out. */
  isOfContainers?: true;
  /** Kept up to date where it is there as a file of its own, and never made. */
  onlyWhereFound?: boolean;
  /** The file that has the same block: where one of the two is a link to the other, only the real file is written. */
  twin?: string;
  /** Names in the root of the workspace: where one of them is there, the file is not made. */
  yieldsTo?: readonly string[];
  /**
   * Whether an existing text belongs to Berth; without this function every text does. `render` returns other texts
   * unchanged. What cannot be read (a link, a folder) does not belong to Berth.
   */
  isOurs?(current: string): boolean;
}

const isOffForAgents = ({ agents }: Settings): boolean => agents === false;

/** Every derived file that a workspace can have, in the order in which they are written. */
export const DERIVED_FILES: readonly DerivedFile[] = [
  { path: "spec/ports.schema.json", render: () => success(renderSpecSchema()) },
  { path: "config/ports.env", render: (spec) => success(renderPortsEnv(spec)) },
  { path: "spec/PORTS.md", render: (spec) => success(renderPortsMd(spec)) },
  ...COMPOSE_NAMES.map(
    (path): DerivedFile => ({
      path,
      render: (spec, current) =>
        success(current === undefined || isDerivedCompose(current) ? renderCompose(spec) : current),
      isOff: (settings) => composePath({ settings }) !== path,
      keepsOthers: true,
      isNeeded: needsCompose,
      isOfContainers: true,
      // Docker Compose looks for the first name alone.
      ...(path === COMPOSE_NAMES[0] && { yieldsTo: COMPOSE_RIVALS }),
      isOurs: isDerivedCompose,
    }),
  ),
  {
    path: CLAUDE_PATH,
    render: (spec, current, others = {}) => renderAgentsFile(CLAUDE_PATH, spec, current, others),
    isOff: isOffForAgents,
    keepsOthers: true,
    twin: AGENTS_PATH,
  },
  {
    path: AGENTS_PATH,
    render: (spec, current, others = {}) => renderAgentsFile(AGENTS_PATH, spec, current, others),
    isOff: isOffForAgents,
    keepsOthers: true,
    onlyWhereFound: true,
    twin: CLAUDE_PATH,
  },
  {
    path: CLAUDE_SETTINGS_PATH,
    render: (_spec, current) => renderClaudeSettings(current),
    isOff: isOffForAgents,
    keepsOthers: true,
  },
  { path: HOOKIFY_FILE_RULE_PATH, render: (spec) => success(renderHookifyFileRule(spec)), isOff: isOffForAgents },
  { path: HOOKIFY_BASH_RULE_PATH, render: (spec) => success(renderHookifyBashRule(spec)), isOff: isOffForAgents },
];

/** The path of the derived compose file in this workspace. */
export const composePath = ({ settings }: Pick<Spec, "settings">): string => settings.compose ?? COMPOSE_NAMES[0];

/** The derived files of a workspace with these settings, the READMEs of its services aside. */
export const derivedFilesFor = (settings: Settings): DerivedFile[] => [
  ...DERIVED_FILES.filter(({ isOff }) => isOff?.(settings) !== true),
  ...(settings.documents ?? []).map(documentOf),
];

/** A document of the team's own, which keeps all that is outside of its block. */
const documentOf = (path: string): DerivedFile => ({
  path,
  render: (spec, current) => writeBlock(path, current, renderDocument(spec)),
  keepsOthers: true,
});

/** Where a service says what it is; its ports are derived where the text has a managed block. */
export const readmePath = (spec: Pick<Spec, "settings">, service: string): string =>
  `${folderOf(spec, service)}/README.md`;

/** Every derived file: those of the workspace, and the README of each service that is written here. */
export function derivedFiles(spec: Spec): DerivedFile[] {
  const own = spec.ports.filter(
    ({ owner, service, status }) => owner === folderOf(spec, service) && status !== "retired",
  );
  const readmes = [...new Set(own.map(({ service }) => service))].map((service) => readmeOf(spec, service));
  return [...derivedFilesFor(spec.settings), ...readmes];
}

function readmeOf({ settings }: Spec, service: string): DerivedFile {
  const path = readmePath({ settings }, service);
  return {
    path,
    render: (spec, current = "") =>
      hasBlock(current) ? writeBlock(path, current, renderServicePorts(spec, service)) : success(current),
    keepsOthers: true,
    // The template makes it, and its team may leave it out.
    onlyWhereFound: true,
  };
}

/** What is known of the workspace. */
interface Surroundings {
  /**
   * The texts of the derived files; undefined if there is none, if it does not belong to Berth and cannot be read,
   * or if it is a link to its twin.
   */
  files: Texts;
  /** The names in the root of the workspace. */
  rootNames: readonly string[];
  /** Services whose folder is there and has no Dockerfile. */
  withoutDockerfile?: readonly string[] | undefined;
  /** Why it is unknown which services have a Dockerfile. */
  dockerfilesUnknown?: string | undefined;
}

/** Whether what the file must have can't be told here, so that it is left as it is. */
export const cannotDerive = (
  { isOfContainers }: DerivedFile,
  { dockerfilesUnknown }: Pick<Surroundings, "dockerfilesUnknown">,
): boolean => isOfContainers === true && dockerfilesUnknown !== undefined;

/** The part of the spec that a file tells of. */
export function partFor(
  { isOfContainers }: DerivedFile,
  spec: Spec,
  { withoutDockerfile = [] }: Pick<Surroundings, "withoutDockerfile">,
): Spec {
  if (!isOfContainers || withoutDockerfile.length === 0) return spec;
  const unbuilt = new Set(withoutDockerfile);
  const isUnbuilt = ({ image, owner, service }: PortRow) =>
    image === undefined && owner === folderOf(spec, service) && unbuilt.has(service);
  return { ...spec, ports: spec.ports.filter((row) => !isUnbuilt(row)) };
}

/** The text that the file must have in this workspace; undefined where it is not to be made, or that is unknown. */
export function deriveFile(file: DerivedFile, whole: Spec, surroundings: Surroundings): Result<string | undefined> {
  const { files, rootNames } = surroundings;
  if (cannotDerive(file, surroundings)) return success(undefined);
  const spec = partFor(file, whole, surroundings);
  const current = files[file.path];
  if (current !== undefined) return file.render(spec, current, files);
  const isLink = file.twin !== undefined && rootNames.includes(file.path);
  const isLeftOut = file.onlyWhereFound || isLink || file.isNeeded?.(spec) === false;
  return isLeftOut || findRival(file, rootNames) !== undefined ? success(undefined) : file.render(spec, current, files);
}

/** Why a file that the spec has something for is left alone, for people; undefined where it is not. */
export function whyLeftAlone(file: DerivedFile, spec: Spec, surroundings: Surroundings): string | undefined {
  const { files, rootNames } = surroundings;
  if (file.isNeeded?.(partFor(file, spec, surroundings)) === false) return undefined;
  const current = files[file.path];
  const isTheirs = current !== undefined && file.isOurs?.(current) === false;
  const rival = current === undefined ? findRival(file, rootNames) : undefined;
  if (isTheirs || rival === file.path)
    return `${file.path} is not managed by Berth, so it is not updated from the spec.`;
  if (rival === undefined && cannotDerive(file, surroundings))
    return `${file.path} is left as it is: ${surroundings.dockerfilesUnknown}, so Dockerfiles can't be looked for.`;
  return rival && `${file.path} is not created: it would take precedence over ${rival}.`;
}

const findRival = ({ isOurs, path, yieldsTo = [] }: DerivedFile, names: readonly string[]) =>
  [...(isOurs ? [path] : []), ...yieldsTo].find((name) => names.includes(name));
