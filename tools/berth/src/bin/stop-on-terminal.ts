import { describeRunning, findProcessesOf, type RunningProcess, stopProcess } from "@berth/doctor";
import { DONE, FINDINGS, rowsOf, type Spec, serviceUnknown } from "@berth/registry";
import { confirm, isCancel } from "@clack/prompts";
import { type Answer, refuse } from "../answer.ts";

/** Longer than a service takes to drain its connections. */
const LIMIT_MS = 15_000;

/**
 * Stops a service of this workspace after a person on the terminal agreed: SIGTERM, and nothing stronger. Status 1 when
 * something of it still runs.
 */
export async function stopOnTerminal(root: string, spec: Spec, service: string): Promise<Answer> {
  if (rowsOf(spec, service).length === 0) return refuse([serviceUnknown(service, spec)]);
  const running = findProcessesOf(service, spec, root);
  if (running.length === 0) return { status: DONE, stdout: `${service} of this workspace holds no port of the spec.` };
  const lines = running.map(describeRunning);
  if (!process.stdin.isTTY || !process.stdout.isTTY)
    return refuse([
      {
        code: "FLAG_INVALID",
        message: "--stop asks for confirmation on a terminal, and there is none here. Nothing was stopped.",
        details: lines,
        fix: "Run it on a terminal, or stop the service where it was started.",
      },
    ]);
  process.stdout.write(`${lines.join("\n")}\n`);
  const agreed = await confirm({ message: `Send SIGTERM to ${service}?`, initialValue: false });
  if (isCancel(agreed) || !agreed) return { status: DONE, stdout: "Nothing was stopped." };
  const ends = await Promise.all(running.map((process) => stop(service, process)));
  return {
    status: ends.every(({ isGone }) => isGone) ? DONE : FINDINGS,
    stdout: ends.map(({ line }) => line).join("\n"),
  };
}

async function stop(service: string, running: RunningProcess): Promise<{ isGone: boolean; line: string }> {
  const end = await stopProcess(running, LIMIT_MS);
  const who = `${service} (pid ${running.pid})`;
  switch (end.kind) {
    case "gone":
      return { isGone: true, line: `${who} ended after ${end.ms} ms.` };
    case "still-there":
      return {
        isGone: false,
        line: `${who} got SIGTERM ${end.ms} ms ago and still runs. Nothing more was done.`,
      };
    case "refused":
      return { isGone: false, line: `${who} could not be told to end: ${end.reason}.` };
  }
}
