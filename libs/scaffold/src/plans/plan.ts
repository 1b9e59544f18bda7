import type { Protocol } from "@berth/registry";
import type { ImportReport } from "../import/import-report.ts";

/** One port of the service that is being made. */
export interface PlannedPort {
  /** Of a plan for several services only. */
  service?: string | undefined;
  port: number;
  env: string;
  protocol: Protocol;
  /** Id of the range that holds the number. */
  range: string;
}

/** A file that will be there. `after` is the whole text it will have. */
export interface FileWrite {
  /** Relative to the workspace root, with forward slashes. */
  path: string;
  kind: "create" | "update";
  /** sha256 (hex) of the text the plan was made from; absent where no file may be. */
  before?: string;
  after: string;
  /** A file that is made is a program. */
  isExecutable?: true;
}

/** A file that will be gone, and its folder with it once that is empty; only if it is still what the plan has seen. */
export interface FileDeletion {
  path: string;
  kind: "delete";
  /** sha256 (hex) of its bytes. */
  before: string;
}

/** One file of the plan. */
export type FileChange = FileWrite | FileDeletion;

/** What a user does after a run, as commands for a shell and an address to open. */
export interface NextSteps {
  run: string;
  url?: string;
  test?: string;
}

/** Everything a run will do, and nothing it has done. Dry run, tests and all doors show this value. */
export interface Plan {
  /** What the run is called in messages and in the journal: `service price-alerts`. */
  title: string;
  /** Empty where the run is about several services, or about none. */
  service: string;
  ports: PlannedPort[];
  /** In the order they land: the spec first. */
  changes: FileChange[];
  /** Warnings worth a person's attention. */
  notes: string[];
  /** Numbers that are to be claimed on a git remote before the commit point. */
  claim?: { remote: string; ports: number[] };
  /** What an import takes from which file, and what it leaves open. */
  imported?: ImportReport;
  /** The command that installs what package.json names, where something of that is not installed. */
  install?: string;
  /** What a person does next, where the run itself knows. */
  next?: NextSteps;
  /** sha256 over all of the above; `--plan <id>` refuses to commit another plan. */
  id: string;
}
