import { commandOf, didYouMean, type Failure, liveRows, type Spec } from "@berth/registry";

/** Why the page can't show the feed of a variable: no row that is in use has it. */
export function judgeFeed(variable: string, spec: Spec): Failure | undefined {
  const living = liveRows(spec);
  if (living.some(({ env }) => env === variable)) return undefined;
  const known = living.map(({ env }) => env);
  const sockets = living.filter(({ protocol }) => /\bWS\b/.test(protocol)).map(({ env }) => env);
  return {
    code: "FLAG_INVALID",
    message: `--feed=${JSON.stringify(variable)} is no variable of a port that is in use.`,
    ...(sockets.length > 0 && { details: [`Of protocol WS: ${sockets.join(", ")}.`] }),
    fix: `${didYouMean(variable, known, (name) => `--feed=${name}`)}List all with ${commandOf(spec, "list")}.`,
  };
}
