import type { Spec } from "@berth/registry";
import { type AgentsPlace, examineHookify } from "./examine-hookify.ts";
import { examineNativeHook } from "./examine-native-hook.ts";
import type { HooksDiagnosis } from "./hooks-diagnosis.ts";

/** Tries the agent hooks of a workspace on calls that nobody makes. Writes nothing. */
export async function examineHooks(root: string, spec: Spec, place: AgentsPlace): Promise<HooksDiagnosis> {
  const native = await examineNativeHook(root, spec);
  const hookify = examineHookify(root, spec, place);
  return {
    working: [...native.working, ...hookify.working],
    errors: [...native.errors, ...hookify.errors],
    warnings: [...native.warnings, ...hookify.warnings],
  };
}
