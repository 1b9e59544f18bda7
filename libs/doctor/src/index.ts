export { examineHook } from "./hooks/examine-hook.ts";
export { DEMANDS, type Demand, serviceUnknown } from "./ports/demand.ts";
export { describeAllocation, describeListeners } from "./ports/describe-port.ts";
export { type Diagnosis, type Examination, examine, waitForPorts } from "./ports/examine.ts";
export { explainConflict } from "./ports/explain-conflict.ts";
export { findListeners } from "./ports/find-listeners.ts";
export { findUnit } from "./ports/find-unit.ts";
export { lookAtPorts } from "./ports/look-at-ports.ts";
export { isConflict, type PortState } from "./ports/port-state.ts";
export { renderCounts, renderStates } from "./ports/render-states.ts";
export { statesAsJson } from "./ports/states-as-json.ts";
export {
  describeRunning,
  findProcessesOf,
  isAlive,
  type RunningProcess,
  stopProcess,
} from "./ports/stop-service.ts";
