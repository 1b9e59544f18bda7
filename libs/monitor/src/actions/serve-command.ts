import { createRequire } from "node:module";
import { join } from "node:path";

/** The workspace's own Nx, as the path of its script; undefined where none is installed. */
export function findNx(root: string): string | undefined {
  try {
    return createRequire(join(root, "package.json")).resolve("nx/bin/nx.js");
  } catch {
    return undefined;
  }
}

/** What Nx tells the task that it runs; another Nx inside would take itself for a part of that task. */
const OF_A_TASK = [
  "LERNA_PACKAGE_NAME",
  "NX_CLI_SET",
  "NX_FORKED_TASK_EXECUTOR",
  "NX_INVOCATION_ROOT_PID",
  "NX_IPC_CHANNEL_ID",
  "NX_LOAD_DOT_ENV_FILES",
  "NX_PREFIX_OUTPUT",
  "NX_SET_CLI",
  "NX_STREAM_OUTPUT",
  "NX_WORKSPACE_ROOT",
];
const isOfTask = (name: string) => OF_A_TASK.includes(name) || /^NX_(?:TASK|TERMINAL)_/.test(name);

/** The environment of `nx serve`: that of the monitor, without what an Nx around the monitor put there. */
export function serveEnvironment(env: NodeJS.ProcessEnv = process.env): NodeJS.ProcessEnv {
  const own = Object.entries(env).filter(([name]) => !isOfTask(name));
  return {
    ...Object.fromEntries(own),
    // With a terminal of its own for each task, Nx ends the services before they have drained.
    NX_NATIVE_COMMAND_RUNNER: "false",
    NX_TUI: "false",
    FORCE_COLOR: "0",
  };
}
