import type { Refusal } from "../store/api.ts";

const LINES = 5;

interface FailureProps {
  /** The last lines of a start that failed. */
  lines: readonly string[] | undefined;
  refusal: Refusal | undefined;
}

/** Why a start or stop did not work, where it was asked for. */
export function Failure({ lines, refusal }: FailureProps) {
  return (
    <>
      {refusal && (
        <p class="refusal" role="alert">
          {refusal.message} {refusal.fix}
        </p>
      )}
      {lines && lines.length > 0 && <pre class="failure">{lines.slice(-LINES).join("\n")}</pre>}
    </>
  );
}

/** How high the row with it is, in px of the base size. */
export function failureHeight({ lines, refusal }: FailureProps): number {
  const shown = Math.min(lines?.length ?? 0, LINES);
  if (shown === 0 && !refusal) return 0;
  return (refusal ? 20 : 0) + (shown > 0 ? shown * 16 + 12 : 0) + 8;
}
