import type { RefObject } from "preact";
import { useLayoutEffect, useState } from "preact/hooks";

/** Of no use beyond: lines would be longer than the eye follows. */
const WIDEST = 640;
const USUAL = 352;

/** The width of an element, in px of the base size; follows the element. */
export function useWidth(place: RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(USUAL);
  useLayoutEffect(() => {
    const follow = () => {
      const size = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
      const unit = size > 0 ? size / 13 : 1;
      const own = Math.floor((place.current?.clientWidth ?? 0) / unit);
      if (own > 0) setWidth(Math.min(WIDEST, own));
    };
    follow();
    const observer = new ResizeObserver(follow);
    if (place.current) observer.observe(place.current);
    return () => observer.disconnect();
  }, []);
  return width;
}
