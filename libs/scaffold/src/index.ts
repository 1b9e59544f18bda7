export * from "./check-folders.ts";
export {
  renderWorkflow,
  WORKFLOW_DEFAULTS,
  WORKFLOW_PATH,
  type WorkflowOptions,
} from "./ci/render-workflow.ts";
export { EXTERNAL_TEMPLATE } from "./external/plan-external.ts";
export * from "./find-stale.ts";
export * from "./lifecycle/lifecycle-options.ts";
export * from "./next-steps.ts";
export { checkOptions, type Flag, flagsOf, parseFlags, unexpectedArgument } from "./parse-flags.ts";
export * from "./plan.ts";
export * from "./plan-run.ts";
export * from "./plan-sync.ts";
export * from "./read-spec.ts";
export * from "./render-plan.ts";
export * from "./resolve-options.ts";
export { changeFile, hashText, sealPlan } from "./seal-plan.ts";
export * from "./service-options.ts";
export * from "./snapshot.ts";
export { layerTemplates, type Templates } from "./template/layer-templates.ts";
export * from "./templates-folder.ts";
export { titleOf } from "./title-of.ts";
export { writesOf } from "./writes-of.ts";
