import type { RefObject } from "preact";
import { useLayoutEffect } from "preact/hooks";

/**
 * Leads the focus to `first` when the place opens, and back to where it was when it closes, unless it was
 * moved elsewhere in between.
 */
export function useReturningFocus(place: RefObject<HTMLElement | null>, first: RefObject<HTMLElement | null>): void {
  useLayoutEffect(() => {
    const before = document.activeElement;
    const own = place.current;
    first.current?.focus({ preventScroll: true });
    return () => {
      const now = document.activeElement;
      const isOurs = !now || now === document.body || own?.contains(now);
      if (isOurs && before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
    };
  }, []);
}
