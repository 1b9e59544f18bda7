import { findFreeSpan } from "../loopback.ts";
import { run } from "../run.ts";
import { BERTH, makeWorkspace, type Workspace } from "../workspace.ts";

/** The first number of the seed's ranges, how many numbers they span, and the one that lies apart. */
const [SEED_FIRST, SEED_COUNT, SEED_CDP] = [9000, 40, 9222];

/** A workspace with the services of the seed, all of whose numbers are free on this machine. */
export interface MonitorWorkspace extends Workspace {
  /** The number that takes the place of one of the seed: 9010 stands for that of recording. */
  at(seedPort: number): number;
}

/**
 * Moves the seed's spec to free numbers, so that services that run here already and those of a test never meet.
 * Everything derived follows, and is committed.
 * @param installed whether its services can run; without it takes a moment only.
 */
export async function makeMonitorWorkspace({ installed }: { installed: boolean }): Promise<MonitorWorkspace> {
  const workspace = makeWorkspace({ installed });
  try {
    // As in the seed, the first number of a range ends in 0.
    const first = Math.ceil((await findFreeSpan(SEED_COUNT + 10)) / 10) * 10;
    const at = (port: number) => (port === SEED_CDP ? first + SEED_COUNT : first + port - SEED_FIRST);
    const spec = workspace.read("spec/ports.yaml");
    workspace.write(
      "spec/ports.yaml",
      spec.replaceAll(/\b(?:90[0-3]\d|9222)\b/g, (number) => String(at(Number(number)))),
    );
    const { status, stderr, stdout } = await run(process.execPath, [BERTH, "sync"], { cwd: workspace.root });
    if (status !== 0) throw new Error(`berth sync: ${stdout}${stderr}`);
    workspace.git("commit", "-qam", "numbers that are free here");
    return { ...workspace, at };
  } catch (error) {
    workspace.remove();
    throw error;
  }
}
