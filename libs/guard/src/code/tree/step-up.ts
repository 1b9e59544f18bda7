import type { Node } from "@vscode/tree-sitter-wasm";
import { parentOf } from "./ancestry.ts";
import { forTypes, type Step, type StepRules, same } from "./step.ts";
import lists from "./step-up.json" with { type: "json" };
import { callSteps } from "./steps/call-steps.ts";
import { collectionSteps } from "./steps/collection-steps.ts";
import { declarationSteps } from "./steps/declaration-steps.ts";
import { functionSteps } from "./steps/function-steps.ts";
import { macroSteps } from "./steps/macro-steps.ts";
import { operatorSteps } from "./steps/operator-steps.ts";

const STEPS: StepRules = {
  ...forTypes(lists.wrapperTypes, (_, parent) => same(parent)),
  ...callSteps,
  ...collectionSteps,
  ...declarationSteps,
  ...functionSteps,
  ...macroSteps,
  ...operatorSteps,
};

/** Steps up from a node; undefined where its value ends: arithmetic, conditions, templates, statements. */
export function stepUp(node: Node): Step | undefined {
  const parent = parentOf(node);
  return parent === null || !Object.hasOwn(STEPS, parent.type) ? undefined : STEPS[parent.type]?.(node, parent);
}
