import type { ComponentChildren } from "preact";

const stroke = { fill: "none", stroke: "currentColor", "stroke-width": 1.3 } as const;

const Mark = ({ children }: { children: ComponentChildren }) => (
  <svg class="mark" viewBox="0 0 12 12" aria-hidden="true">
    {children}
  </svg>
);

export const CopyMark = () => (
  <Mark>
    <path d="M3.5 8.5H1.2V1.2h7.3v2.3" {...stroke} />
    <rect x="4" y="4" width="6.8" height="6.8" {...stroke} />
  </Mark>
);

export const SearchMark = () => (
  <Mark>
    <circle cx="4.8" cy="4.8" r="3.8" {...stroke} />
    <path d="M7.7 7.7l3.6 3.6" {...stroke} stroke-width="1.6" />
  </Mark>
);

export const ThemeMark = () => (
  <Mark>
    <circle cx="6" cy="6" r="4.6" {...stroke} />
    <path d="M6 1.4a4.6 4.6 0 0 1 0 9.2z" />
  </Mark>
);

/** Two berths at a quay, one of them taken. */
export const BrandMark = () => (
  <svg class="brand" viewBox="0 0 28 20" aria-hidden="true">
    <path class="brand-quay" d="M0 0h28v14h-3V3H15.5v9h-3V3H3v11H0z" />
    <path class="brand-hull" d="M4.5 4.5h6.5v10l-2 3.5h-2.5l-2-3.5z" />
  </svg>
);
