import type { RefObject } from "preact";
import { useLayoutEffect, useState } from "preact/hooks";
import { baseUnit } from "../window/base-unit.ts";

/** Of no use beyond: lines would be longer than the eye follows. */
const WIDEST = 640;
const USUAL = 352;

/** The width of an element, in px of the base size; follows the element. */
export function useWidth(place: RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(USUAL);
  useLayoutEffect(() => {
    const follow = () => {
      const own = Math.floor((place.current?.clientWidth ?? 0) / baseUnit());
      if (own > 0) setWidth(Math.min(WIDEST, own));
    };
    follow();
    const observer = new ResizeObserver(follow);
    if (place.current) observer.observe(place.current);
    return () => observer.disconnect();
  }, []);
  return width;
}
