import type { RefObject } from "preact";
import { useLayoutEffect, useState } from "preact/hooks";
import { type RowsInView, rowsInView } from "./rows-in-view.ts";

/**
 * The rows of a list that are in view; drawn again only when others come into view.
 * @param list the element whose upper edge is where the first row begins.
 * @param scroller `page` where the whole page scrolls, `list` where the list itself does.
 */
export function useRowsInView(
  list: RefObject<HTMLElement | null>,
  offsets: readonly number[],
  scroller: "page" | "list",
): RowsInView {
  const look = (): RowsInView => {
    const element = list.current;
    if (!element) return rowsInView(offsets, 0, window.innerHeight);
    if (scroller === "list") return rowsInView(offsets, element.scrollTop, element.clientHeight);
    return rowsInView(offsets, -element.getBoundingClientRect().top, window.innerHeight);
  };
  const [, drawAgain] = useState("");
  const view = look();
  useLayoutEffect(() => {
    const target: EventTarget = scroller === "list" && list.current ? list.current : window;
    const follow = () => {
      const { first, last } = look();
      drawAgain(`${first} ${last}`);
    };
    // The first drawing doesn't know yet where the list stands.
    follow();
    target.addEventListener("scroll", follow, { passive: true });
    window.addEventListener("resize", follow);
    return () => {
      target.removeEventListener("scroll", follow);
      window.removeEventListener("resize", follow);
    };
  }, [offsets, scroller]);
  return view;
}
