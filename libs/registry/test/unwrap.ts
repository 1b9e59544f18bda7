import type { Result } from "../src/report/failure.ts";
import { renderFailures } from "../src/report/render-failure.ts";

/** The value of a result that a test relies on. */
export function unwrap<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  throw new Error(`Refused:\n${renderFailures(result.failures)}`);
}

/** What a person reads when the result is a refusal. */
export function refusalOf(result: Result<unknown>): string {
  if (!result.ok) return renderFailures(result.failures);
  throw new Error("It was not refused.");
}
