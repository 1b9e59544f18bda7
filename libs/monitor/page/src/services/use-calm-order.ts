import { useEffect, useRef, useState } from "preact/hooks";
import { keepOrder } from "./keep-order.ts";

/** No row waits longer for its place than this. */
const LONGEST = 3000;

/**
 * The names in the wanted order, but never one that changes under a pointer or a focus: while the table is in use, the
 * rows keep their places for up to 3 s.
 */
export function useCalmOrder(wanted: readonly string[], isInUse: boolean): readonly string[] {
  const stood = useRef<readonly string[]>(wanted);
  const [, drawAgain] = useState(0);
  const kept = keepOrder(stood.current, wanted);
  const waits = isInUse && kept.some((name, index) => name !== wanted[index]);
  stood.current = waits ? kept : wanted;
  useEffect(() => {
    if (!waits) return;
    const timer = setTimeout(() => {
      stood.current = [];
      drawAgain((turn) => turn + 1);
    }, LONGEST);
    return () => clearTimeout(timer);
  }, [waits]);
  return stood.current;
}
