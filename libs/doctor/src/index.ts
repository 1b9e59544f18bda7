export { examineHook } from "./hooks/examine-hook.ts";
export { adviseOnFree } from "./ports/advise-on-free.ts";
export { DEMANDS, type Demand } from "./ports/demand.ts";
export { describeAllocation, describeListeners } from "./ports/describe-port.ts";
export { type Diagnosis, type Examination, examine, waitForPorts } from "./ports/examine.ts";
export { type Advice, adviseOn, explainConflict } from "./ports/explain-conflict.ts";
export { findListeners } from "./ports/find-listeners.ts";
export { findUnit } from "./ports/find-unit.ts";
export { isHidden } from "./ports/is-hidden.ts";
export { type Look, lookAtNumbers, lookAtPorts } from "./ports/look-at-ports.ts";
export { nameWho } from "./ports/name-who.ts";
export { ownerFolderOf } from "./ports/owner-folder.ts";
export { isConflict, type PortState } from "./ports/port-state.ts";
export { renderDiagnosis } from "./ports/render-diagnosis.ts";
export { statesAsJson } from "./ports/states-as-json.ts";
export {
  describeRunning,
  findProcessesOf,
  isAlive,
  type RunningProcess,
  stopProcess,
} from "./ports/stop-service.ts";
