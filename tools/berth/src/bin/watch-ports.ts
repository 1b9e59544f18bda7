import { setTimeout as sleep } from "node:timers/promises";
import { type Diagnosis, type Examination, examine } from "@berth/doctor";
import { type Answer, refuse } from "../answer.ts";

const INTERVAL_MS = 500;

/** Clears a terminal and puts the cursor at its top. */
const CLEAR = "\u001B[2J\u001B[H";

/**
 * Prints the diagnosis whenever it has changed, until the process is ended (Ctrl-C). On a terminal it draws in place.
 */
export async function watchPorts(what: Examination, render: (diagnosis: Diagnosis) => string): Promise<Answer> {
  let shown: string | undefined;
  for (;;) {
    const found = await examine({ ...what, gently: true });
    if (!found.ok) return refuse(found.failures);
    const text = render(found.value);
    if (text !== shown) process.stdout.write(`${process.stdout.isTTY ? CLEAR : ""}${text}\n`);
    shown = text;
    await sleep(INTERVAL_MS);
  }
}
