export { type ListedService, readServiceList } from "./batch/read-service-list.ts";
export { type ImportQuestion, LEAVE_OUT, tellPlace } from "./import/import-question.ts";
export type { ImportReport } from "./import/import-report.ts";
export { type Joined, type JoinedRow, joinKnowledge } from "./import/join-knowledge.ts";
export { chooseName, stemOf } from "./import/service-name.ts";
export { addLines } from "./init/add-lines.ts";
export { chooseSettings } from "./init/choose-settings.ts";
export { draftSpec } from "./init/draft-spec.ts";
export { SET_UP_PACKAGES } from "./init/plan-packages.ts";
export { DEFAULT_RANGES, RANGE_SETS } from "./init/range-sets.ts";
export * from "./options/import-options.ts";
export * from "./options/init-options.ts";
export * from "./options/lifecycle-options.ts";
export { LintOptions } from "./options/lint-options.ts";
export { checkOptions, type Flag, flagsOf, parseFlags, unexpectedArgument } from "./options/parse-flags.ts";
export * from "./options/requests.ts";
export * from "./options/resolve-options.ts";
export * from "./options/service-options.ts";
export * from "./plans/check-folders.ts";
export { EXTERNAL_TEMPLATE, isExternal } from "./plans/external-steps.ts";
export * from "./plans/find-stale.ts";
export * from "./plans/next-steps.ts";
export * from "./plans/plan.ts";
export { importPaths } from "./plans/plan-import.ts";
export { INIT_PATHS, SETUP_PATHS } from "./plans/plan-init.ts";
export { planLayout, type ServiceFiles } from "./plans/plan-layout.ts";
export * from "./plans/plan-run.ts";
export * from "./plans/plan-sync.ts";
export * from "./plans/read-spec.ts";
export * from "./plans/render-changes.ts";
export * from "./plans/render-plan.ts";
export type { Request } from "./plans/request.ts";
export { changeFile, hashText, sealPlan } from "./plans/seal-plan.ts";
export * from "./plans/snapshot.ts";
export { titleOf } from "./plans/title-of.ts";
export { checkSetup } from "./setup/check-setup.ts";
export { filesOfServices } from "./setup/own-services.ts";
export { layerTemplates, type Templates } from "./template/layer-templates.ts";
export { precompileTemplates } from "./template/precompile-templates.ts";
export * from "./templates-folder.ts";
export * from "./versions.ts";
export { entriesOf, nodeAt, readJson } from "./wire/json-text.ts";
export {
  ANGULAR_NAME,
  codePaths,
  dotenvPaths,
  PACKAGE_NAME,
  PROJECT_NAME,
  type ProjectFolder,
  VITE_CONFIGS,
  wiredPaths,
} from "./wire/project-folder.ts";
export { isInUse, needsRange, serviceOfProject } from "./wire/service-of-project.ts";
export { coversFolder } from "./workspace/covers-folder.ts";
export * from "./workspace/package-manager.ts";
export * from "./workspace/read-root-package.ts";
