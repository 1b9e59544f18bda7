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

/** How high it is drawn, in px of the base size, for a row of fixed height. */
export const failureHeight = ({ lines, refusal }: FailureProps): number =>
  (refusal ? 16 : 0) + (lines?.length ? Math.min(lines.length, LINES) * 16 + 8 : 0);
