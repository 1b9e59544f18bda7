// Apart from the schema, for readers that do without it.

export const STATUSES = ["reserved", "allocated", "active", "retired"] as const;

export type Status = (typeof STATUSES)[number];
