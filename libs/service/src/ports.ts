// What `berth doctor` shares with the bind guard: who holds a port, and how that is said.
export { SHARED_DEFAULTS } from "./config/config-schema.ts";
export { describeCommand, describeHolder } from "./port/describe-holder.ts";
export { findHoldersOfPorts, type PortHolder } from "./port/find-port-holders.ts";
export { listListeners } from "./port/list-listeners.ts";
export { lookupCommands } from "./port/lookup-commands.ts";
export { probePort } from "./port/probe-port.ts";
export { escapeControls } from "./quote.ts";
