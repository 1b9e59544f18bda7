import { useLayoutEffect, useState } from "preact/hooks";
import { baseUnit } from "./base-unit.ts";

interface Base {
  /** Pixels for each px of the design: 1, and more on wide screens. */
  unit: number;
  /** A row has two lines. */
  isNarrow: boolean;
}

/** What the styles of the page depend on, for what must know heights before it draws. */
export function useBase(): Base {
  const [base, setBase] = useState(look);
  useLayoutEffect(() => {
    const follow = () => {
      const next = look();
      setBase((last) => (last.unit === next.unit && last.isNarrow === next.isNarrow ? last : next));
    };
    follow();
    window.addEventListener("resize", follow);
    return () => window.removeEventListener("resize", follow);
  }, []);
  return base;
}

const look = (): Base => ({ unit: baseUnit(), isNarrow: window.innerWidth < 720 });
