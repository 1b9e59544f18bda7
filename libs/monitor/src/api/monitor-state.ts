/** All times are ISO 8601 in UTC, all durations milliseconds, all ports numbers. */

/**
 * What a cell of the map shows. `next` is no state: it is a free number that its range names. The words that people
 * read are in `wordOf`.
 */
export type CellState =
  | "up"
  | "not-ready"
  | "down"
  | "wrong-hands"
  | "outside"
  | "absent"
  | "allocated"
  | "reserved"
  | "retired"
  | "free"
  | "locked"
  /** No news: what the machine says is not known, and unknown is not up. */
  | "unknown";

/** Who holds a number that is in wrong hands. */
export type WrongHolder = "stranger" | "other-tree" | "wrong-service" | "unseen";

/** A process that listens on a number. What the system hides is undefined. */
export interface Holder {
  pid?: number;
  user: string;
  /** The command line, with control characters escaped. */
  command?: string;
  folder?: string;
  since?: string;
  /** The service that it says it is, and the workspace that it runs from. */
  service?: string;
  workspace?: string;
  /** Such as `127.0.0.1` or `::`. */
  addresses: string[];
}

/** A number that has a row in the spec, or a holder, or both. Free numbers without either are not listed. */
export interface PortView {
  port: number;
  /** Id of the range that the number lies in; undefined for a row outside of all. */
  range?: string;
  state: CellState;
  wrong?: WrongHolder;
  /** One sentence of state, such as `held by python3 (pid 48213)` or `rugs-feed 9016 refuses`; "" where none helps. */
  reason: string;
  /** Since when it is in this state; undefined where it was so before the monitor looked. */
  since?: string;
  holders: Holder[];
  /** The row of the spec; undefined for a number that nothing in the spec has. */
  row?: RowView;
}

/** A row of the spec, as it stands there. */
export interface RowView {
  service: string;
  title: string;
  protocol: string;
  purpose: string;
  env: string;
  owner?: string;
  status: "reserved" | "allocated" | "active" | "retired";
  exclusive: boolean;
  /** Id of the range under which people look for it, where that is not the range of its number. */
  shownUnder?: string;
}

/** A range of the spec, in the spec's order. */
export interface RangeView {
  id: string;
  from: number;
  to: number;
  purpose: string;
  policy: "open" | "locked" | "fixed";
  /** The number that is assigned next; undefined where the range is full, locked or fixed. */
  next?: number;
  /** Why `next` isn't simply the lowest free number, or what will hinder it; "" where nothing does. */
  nextNote: string;
  /**
   * The command that takes the next number of this range, such as `npx nx g service my-service --range=analysis`; for a
   * full one, the command that makes room, "" where there is no room to make.
   */
  command: string;
}

/** What the spec calls a service, with all of its ports. */
export interface ServiceView {
  name: string;
  /** The worst of its ports, in the order of the table: wrong-hands, down, not-ready, up, allocated, … */
  state: CellState;
  /** Ascending. */
  ports: number[];
  /** `ready, 2 followers`, `down for 77 s`, `held by a stranger: pid 48213`: what the row says, "" for nothing. */
  reason: string;
  version?: string;
  /** When its process started. */
  since?: string;
  /** Median of the last answers of its health check for each port, in milliseconds. */
  latency: Record<number, number>;
  /** What it serves that a person can open. */
  links: { label: "page" | "docs" | "metrics" | "readme"; url: string }[];
  /** Whether the page may start it: its folder is a project of this workspace that has a way to be served. */
  canStart: boolean;
  /** Whether all of its holders are processes of this workspace. */
  canStop: boolean;
  /** Under way because of this monitor. */
  action?: "starting" | "stopping";
  /** The last lines of a start that failed. */
  failure?: string[];
}

/** A service that reads the variable of another. `via` is the spec's `uses` or the place in the code. */
export interface EdgeView {
  from: string;
  to: string;
  env: string;
  /** `services/recording/src/main.ts:8`. */
  place: string;
}

/** A version in the history of the spec. */
export interface VersionView {
  version: string;
  date: string;
  change: string;
  /** The git commit that brought it, where git has one: its map can be drawn. */
  commit?: string;
}

export interface WorkspaceView {
  title: string;
  version: string;
  status: string;
  date: string;
  /** Last part of the workspace's path. */
  folder: string;
  /** What commands begin with: `npx nx` or `npx berth`. */
  usesNx: boolean;
  berth: string;
  /** The checkout that is looked at, and the others of the same repository. */
  worktree: string;
  otherWorktrees: { name: string; path: string }[];
}

/** A spec that can't be read: the last good map stays. */
export interface SpecFault {
  code: string;
  message: string;
  /** `spec/ports.yaml:41:3`; undefined where the fault has no place. */
  place?: string;
  fix: string;
}

/** How the feed is doing: `none` where the workspace has none. */
export interface FeedView {
  state: "live" | "down" | "none";
  reason: string;
  /** The service that serves it. */
  service?: string;
}

/** All that the page shows at once. Records are keyed so that a change can name what it touches. */
export interface MonitorState {
  /** When the machine was last looked at. */
  at: string;
  /** Undefined where there is no spec at all. */
  workspace?: WorkspaceView;
  fault?: SpecFault;
  ranges: RangeView[];
  ports: Record<number, PortView>;
  services: Record<string, ServiceView>;
  edges: EdgeView[];
  versions: VersionView[];
  feed: FeedView;
}

/** Something that happened on a number since the monitor began to look. */
export interface Happening {
  at: string;
  port: number;
  text: string;
  state: CellState;
}

/** Doctor's advice on a number in wrong hands. */
export interface Advice {
  /** Commands to copy. */
  identify: string[];
  legitimate: string[];
  prevent: string[];
  fix: string;
}

/** The story of one number: what the panel shows beside its `PortView`. */
export interface PortStory {
  port: number;
  /** `services/recording/src/main.ts:8`: where the code reads its variable. */
  readers: string[];
  /** Versions whose change touched this number, newest first. */
  history: VersionView[];
  /** Newest first. */
  today: Happening[];
  advice?: Advice;
  /** The command that takes this number, where it is free and may be taken. */
  command?: string;
}

/** An event of the feed as the page gets it. */
export interface FeedLine {
  id: number;
  time: string;
  type: string;
  source: string;
  /** JSON, cut at 2,000 characters. */
  data: string;
}
