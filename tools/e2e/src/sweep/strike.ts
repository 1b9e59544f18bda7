import type { Ended } from "../run.ts";
import type { Call } from "./call.ts";
import type { Command } from "./command.ts";
import { trace } from "./trace.ts";

const TRIES = 60;

/** What to do at a call, and where. */
export interface Blow {
  call: Call;
  /** strace's words for it: `signal=KILL`, `error=ENOSPC`, `retval=7`. */
  effect: string;
  /** This call and all later ones of its name, as on a disk that is gone for good. */
  lasting?: boolean;
}

/**
 * Strikes a command at one call, in a fresh workspace, and returns that workspace as the blow left it. Node makes a
 * few calls of its own now and then, which shifts strace's count: a blow that hit another call is thrown away and
 * struck again.
 */
export async function strike(
  fresh: () => string,
  discard: (root: string) => void,
  commandIn: (root: string) => Command,
  { call, effect, lasting = false }: Blow,
): Promise<{ root: string; ended: Ended }> {
  let { nth } = call;
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const root = fresh();
    const inject = `inject=${call.name}:${effect}:when=${nth}${lasting ? "+" : ""}`;
    const { ended, calls } = await trace(commandIn(root), ["-e", inject]);
    const aimed = calls[call.index]?.label === call.label ? calls[call.index] : undefined;
    if (aimed?.struck && calls.findIndex(({ struck }) => struck) === call.index) return { root, ended };
    discard(root);
    // Too late if the run came past it, else too early.
    nth = aimed?.nth ?? nth + 1;
  }
  throw new Error(`not hit in ${TRIES} tries`);
}
