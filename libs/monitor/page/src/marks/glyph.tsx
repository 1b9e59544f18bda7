import type { ComponentChildren } from "preact";
import type { Shown } from "../words/word-of.ts";

const stroke = { fill: "none", stroke: "currentColor", "stroke-width": 1.5 } as const;

/** One shape for each state, told apart without colour. Drawn in a box of 12. */
const SHAPES: Record<Shown, ComponentChildren> = {
  up: <circle cx="6" cy="6" r="5" />,
  "not-ready": (
    <>
      <circle cx="6" cy="6" r="4.75" {...stroke} />
      <path d="M6 1.5a4.5 4.5 0 0 1 0 9z" transform="rotate(180 6 6)" />
    </>
  ),
  down: <path d="M2 2l8 8M10 2l-8 8" {...stroke} stroke-width="2.2" />,
  "wrong-hands": <path d="M6 0l6 6-6 6-6-6z" />,
  outside: (
    <>
      <circle cx="6" cy="6" r="4.75" {...stroke} />
      <circle cx="6" cy="6" r="2" />
    </>
  ),
  absent: <circle cx="6" cy="6" r="4.75" {...stroke} />,
  allocated: <rect x="1.75" y="1.75" width="8.5" height="8.5" {...stroke} />,
  reserved: (
    <rect
      x="1.75"
      y="1.75"
      width="8.5"
      height="8.5"
      {...stroke}
      stroke-dasharray="2.75 1.5"
      stroke-dashoffset="1.375"
    />
  ),
  retired: <path d="M1 6h10" {...stroke} stroke-width="2" />,
  free: <path d="M1 6.5V1.75h10V6.5" {...stroke} />,
  next: <path d="M1 2.5h10L6 10z" />,
  locked: (
    <>
      <rect x="1" y="5" width="10" height="7" />
      <path d="M3.25 5V3.5a2.75 2.75 0 0 1 5.5 0V5" {...stroke} />
    </>
  ),
  unknown: <path d="M3 4a3 3 0 1 1 4.2 2.7Q6 7.2 6 8.2M6 10v1.5" {...stroke} />,
};

/** The glyph of a state. The word stands beside it, so it is silent. `size` is for one within another drawing. */
export const Glyph = ({ state, size }: { state: Shown; size?: number }) => (
  <svg class="glyph" viewBox="0 0 12 12" width={size} height={size} aria-hidden="true" data-state={state}>
    {SHAPES[state]}
  </svg>
);
