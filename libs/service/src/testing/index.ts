export { type BegunRequest, beginRequest, type ReceivedAnswer } from "./begin-request.ts";
export { type HeldPort, holdPort, pickPort } from "./pick-port.ts";
export {
  type EndedService,
  type RunningService,
  runService,
  type ServiceEnv,
  startService,
} from "./start-service.ts";
