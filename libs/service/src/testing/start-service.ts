import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createRequire } from "node:module";
import { fileURLToPath, pathToFileURL } from "node:url";

/** Milliseconds a service may take to come up, or to end; a bound for a busy machine, not an expectation. */
const PATIENCE_MS = 30_000;

/** How a service ended, and all it said. */
export interface EndedService {
  status: number | null;
  stdout: string;
  stderr: string;
}

/** A service in a process of its own. */
export interface RunningService {
  /** Sends SIGTERM, as an orchestrator does. Resolves when the process has ended. */
  stop: () => Promise<EndedService>;
}

/** Variables for a service; the rest of its environment is PATH and nothing else. What is no text becomes one. */
export type ServiceEnv = Readonly<Record<string, unknown>>;

/**
 * Runs a service's main.ts until it says that it listens. Stop it, or it outlives the test.
 * @throws when it ends first, with all it said.
 */
export async function startService(main: URL, env: ServiceEnv): Promise<RunningService> {
  const { child, ended, said } = spawnService(main, env);
  const listening = new Promise<void>((resolve) => {
    child.stdout?.on("data", () => said().includes('"listening on ') && resolve());
  });
  const first = await Promise.race([listening, ended]);
  if (first) throw new Error(`It ended with ${first.status}:\n${first.stdout}${first.stderr}`);
  return {
    stop: () => {
      child.kill("SIGTERM");
      return ended;
    },
  };
}

/** Runs a service's main.ts that is expected to end by itself, because it must not start. */
export function runService(main: URL, env: ServiceEnv): Promise<EndedService> {
  return spawnService(main, env).ended;
}

function spawnService(main: URL, env: ServiceEnv) {
  // From where the service is: this package doesn't bring tsx along.
  const loader = pathToFileURL(createRequire(main).resolve("tsx")).href;
  const { PATH = "" } = process.env;
  const texts = Object.entries(env)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => [name, String(value)]);
  const child: ChildProcess = spawn(process.execPath, ["--import", loader, fileURLToPath(main)], {
    env: { PATH, ...Object.fromEntries(texts) },
    stdio: ["ignore", "pipe", "pipe"],
    timeout: PATIENCE_MS,
    killSignal: "SIGKILL",
  });
  const out = { stdout: "", stderr: "" };
  for (const name of ["stdout", "stderr"] as const)
    child[name]?.setEncoding("utf8").on("data", (text: string) => {
      out[name] += text;
    });
  const ended = once(child, "close").then(([status]): EndedService => ({ status: status as number | null, ...out }));
  return { child, ended, said: () => out.stdout };
}
