import type { Ended } from "@berth/e2e/run";

/** A run that failed fast would look like a fast run. */
export async function succeed(ending: Promise<Ended>): Promise<void> {
  const { status, stderr, stdout } = await ending;
  if (status !== 0) throw new Error(`The command ended with ${status}:\n${stdout}${stderr}`);
}
