import { type Result, renderFailures } from "@berth/registry";

/** The value of a result that a test relies on. */
export function unwrap<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  throw new Error(`Refused:\n${renderFailures(result.failures)}`);
}
