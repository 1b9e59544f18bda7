import { type Result, renderFailures } from "@berth/cli/engine";

/** Nx prints an error's message; the stack of a refusal would only hide it. */
export class Refusal extends Error {
  override name = "Refusal";
  constructor(text: string) {
    super(text);
    this.stack = text;
  }
}

/** The value of a result; throws what Nx prints well where there is none. */
export function unwrap<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  throw new Refusal(renderFailures(result.failures));
}
