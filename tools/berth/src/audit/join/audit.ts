import type { Coverage } from "@berth/guard";

/** What a place does with a number. */
export type Role = "declares" | "binds" | "publishes" | "defaults" | "reads" | "connects";

/** One place that names a port. All texts in an audit are as their authors wrote them. */
export interface Spot {
  /** Relative to the folder that was looked at, with forward slashes. */
  path: string;
  line: number;
  role: Role;
  /** What the place says beside the number: a service, a variable, another host, the number in the container. */
  detail?: string;
}

/**
 * `decide`: people have to agree on something; `correct`: what is right is known; `know`: nothing is wrong, and it is
 * good to know.
 */
export type Urgency = "decide" | "correct" | "know";

/** What kind of thing an issue is; each is a heading of the page. */
export type IssueKind =
  | "two-services"
  | "bound-twice"
  | "several-numbers"
  | "container-and-host"
  | "range-overlap"
  | "held"
  | "spec-invalid"
  | "against-spec"
  | "retired"
  | "unassigned"
  | "outside-ranges"
  | "range-full"
  | "hardcoded"
  | "unclear"
  | "framework-default"
  | "unsafe";

export interface Issue {
  kind: IssueKind;
  urgency: Urgency;
  /** Ascending; none where it is about a range or a file. */
  ports: number[];
  /** The fact, in a sentence. */
  message: string;
  /** What to do, as an instruction that works when followed to the letter. */
  advice: string;
  spots: Spot[];
}

/** What listens on a number on the machine of the audit, at its time. */
export interface Listening {
  /** `node (pid 4711)`. */
  who: string;
  /** Whether a process holds it that must not. */
  isWrong: boolean;
}

/** Everything about one number. */
export interface PortAudit {
  port: number;
  /** Whose it is: the service of the spec, or what the files call it; none where nothing says so. */
  services: string[];
  /** The row of the spec, where there is one. */
  row?: { env: string; status: string; owner?: string };
  purpose?: string;
  protocol?: string;
  /** Id of the range that it lies in. */
  range?: string;
  /** The variables by which it can be changed without an edit: that of the row first. */
  variables: string[];
  spots: Spot[];
  listening?: Listening;
  /** The kinds of the issues that it is in, the most urgent first. */
  issues: IssueKind[];
  advice: string;
}

/** What a number of a range is used as; free numbers are not listed. */
export type CellUse = "sound" | "reserved" | "retired" | "correct" | "decide";

export interface RangeAudit {
  id: string;
  from: number;
  to: number;
  purpose: string;
  /** What says that there is such a range: the spec, or a place in a file; where nothing does, it is only a hundred. */
  source: "spec" | "file" | "none";
  spot?: Spot;
  /** How many numbers the spec assigns in it, and how many files name there besides. */
  assigned: number;
  unassigned: number;
  /** How many can still be assigned; undefined without a spec. */
  free?: number;
  cells: { port: number; use: CellUse; label: string }[];
}

/** A number that a service has left, and why. */
export interface Settled {
  service: string;
  from: number;
  to: number;
  reason: string;
}

/** The commit that was looked at. */
export interface AuditCommit {
  id: string;
  branch?: string;
  /** Whether the files differ from it. */
  isChanged: boolean;
  /** Path and line of the working copy follow on this, where the commit can be seen in the web. */
  url?: string;
  /** What stands before each path so that it begins at the repository's top level, with a final slash. */
  prefix: string;
}

/** The ports of a folder, with what is wrong about them and what to do. The same value in every form of the report. */
export interface Audit {
  title: string;
  /** The day, as 2026-01-19. */
  date: string;
  /** Version of Berth. */
  version: string;
  commit?: AuditCommit;
  spec: { state: "read" | "broken" | "none"; title?: string; version?: string; status?: string };
  counts: { files: number; places: number; ports: number } & Record<Urgency, number>;
  /** The most urgent first. */
  issues: Issue[];
  /** Ascending. */
  ports: PortAudit[];
  ranges: RangeAudit[];
  settled: Settled[];
  /** Numbers that only tests and examples name. */
  onlyInTests: number[];
  /** Numbers that are only called on other machines. */
  onlyElsewhere: number[];
  /** How many files of which kind were read, and how many were not, and why. */
  coverage: Coverage;
  /** Files that could not be read, with the reason. */
  unread: { path: string; reason: string }[];
  /** What a reader has to know of how the audit was made. */
  notes: string[];
}
