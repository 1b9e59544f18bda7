export { interruptAfter } from "./interrupt.ts";
export { makePlan } from "./make-plan.ts";
export { makeSharedFolder } from "./make-shared-folder.ts";
export { makeFolder, makeWorkspace, stateOf, write } from "./make-workspace.ts";
export { readTree } from "./read-tree.ts";
