import type { MonitorState } from "./monitor-state.ts";

/**
 * What differs between two states. A field that is missing did not change; `null` says that it is gone. `ports` and
 * `services` hold only the entries that changed.
 */
export type Change = { [Field in Exclude<keyof MonitorState, "ports" | "services">]?: MonitorState[Field] | null } & {
  ports?: Record<string, MonitorState["ports"][number] | null>;
  services?: Record<string, MonitorState["services"][string] | null>;
};

const RECORDS = ["ports", "services"] as const;

/** The change that leads from one state to the other; undefined where nothing but the time of the look differs. */
export function diffStates(before: MonitorState, after: MonitorState): Change | undefined {
  const change: Record<string, unknown> = {};
  for (const field of new Set([...Object.keys(before), ...Object.keys(after)]) as Set<keyof MonitorState>) {
    if (field === "at" || before[field] === after[field]) continue;
    if (isRecord(field)) {
      const changed = diffRecords(before[field], after[field]);
      if (Object.keys(changed).length > 0) change[field] = changed;
    } else if (!isSame(before[field], after[field])) change[field] = after[field] ?? null;
  }
  return Object.keys(change).length > 0 ? { ...change, at: after.at } : undefined;
}

/** The state after a change. What did not change keeps its identity, so that only what changed is drawn again. */
export function applyChange(state: MonitorState, change: Change): MonitorState {
  const next: Record<string, unknown> = { ...state };
  for (const [field, value] of Object.entries(change)) {
    if (isRecord(field)) next[field] = merge(state[field], (value ?? {}) as Record<string, unknown>);
    else if (value === null) delete next[field];
    else next[field] = value;
  }
  return next as unknown as MonitorState;
}

const isRecord = (field: string): field is (typeof RECORDS)[number] => RECORDS.some((name) => name === field);

/** Both are plain data, whose keys are written in one order. Most of a large state is the very same object. */
const isSame = (one: unknown, other: unknown): boolean =>
  one === other || JSON.stringify(one) === JSON.stringify(other);

function diffRecords(before: Record<string, unknown>, after: Record<string, unknown>): Record<string, unknown> {
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  const changed = keys.filter((key) => !isSame(before[key], after[key]));
  return Object.fromEntries(changed.map((key) => [key, after[key] ?? null]));
}

function merge(record: Record<string, unknown>, changed: Record<string, unknown>): Record<string, unknown> {
  const merged = { ...record, ...changed };
  for (const [key, value] of Object.entries(changed)) if (value === null) delete merged[key];
  return merged;
}
