export { planReplacements } from "./fix/fix-text.ts";
export { planFixes } from "./fix/plan-fixes.ts";
export type { Replacement } from "./fix/replacement.ts";
