import type { PortRange } from "@berth/registry";

/** The ranges of known port policies, for `init --policy`. */
export const RANGE_SETS = {
  vectra: [
    {
      id: "foundation",
      from: 9000,
      to: 9009,
      purpose: "Foundation Core",
      policy: "locked",
      template: "websocket",
    },
    { id: "subscriber", from: 9010, to: 9019, purpose: "Subscriber Services", policy: "open", template: "subscriber" },
    { id: "analysis", from: 9020, to: 9029, purpose: "Analysis Services", policy: "open" },
    { id: "external", from: 9030, to: 9039, purpose: "External Integrations", policy: "open" },
    { id: "chrome-cdp", from: 9222, to: 9222, purpose: "Chrome CDP", policy: "fixed" },
  ],
} as const satisfies Record<string, readonly PortRange[]>;

export const RANGE_SET_NAMES = Object.keys(RANGE_SETS) as (keyof typeof RANGE_SETS)[];

/** For a workspace that names no ranges: numbers that neither browsers, systems nor common programs use. */
export const DEFAULT_RANGES: readonly PortRange[] = [
  { id: "services", from: 7100, to: 7199, purpose: "Services written here", policy: "open" },
  { id: "external", from: 7200, to: 7299, purpose: "Programs from elsewhere, such as databases", policy: "open" },
];
