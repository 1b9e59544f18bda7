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
const OF_A_TASK =
  /^(?:NX_(?:TASK_\w+|TERMINAL_\w+|INVOCATION_ROOT_PID|IPC_CHANNEL_ID|STREAM_OUTPUT|PREFIX_OUTPUT|SET_CLI|CLI_SET|FORKED_TASK_EXECUTOR|WORKSPACE_ROOT|LOAD_DOT_ENV_FILES)|LERNA_PACKAGE_NAME)$/;

/** The environment of `nx serve`: that of the monitor, without what an Nx around the monitor put there. */
export function serveEnvironment(env: NodeJS.ProcessEnv = process.env): NodeJS.ProcessEnv {
  const own = Object.entries(env).filter(([name]) => !OF_A_TASK.test(name));
  return {
    ...Object.fromEntries(own),
    // With a terminal of its own for each task, Nx ends the services before they have drained.
    NX_NATIVE_COMMAND_RUNNER: "false",
    NX_TUI: "false",
    FORCE_COLOR: "0",
  };
}
