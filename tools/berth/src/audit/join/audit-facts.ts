import type { Look } from "@berth/doctor";
import type { Coverage, Finding } from "@berth/guard";
import type { Failure, Knowledge, Spec } from "@berth/registry";
import type { AuditCommit } from "./audit.ts";

/** A script that starts a framework's server without a port. */
export interface Unsaid {
  path: string;
  line: number;
  port: number;
  /** `next dev`. */
  command: string;
}

/** All that an audit is made of: what the libraries found, before anything is concluded from it. */
export interface AuditFacts {
  /** Name of the folder that was looked at. */
  folder: string;
  /** Where it lies in the workspace, with a final slash; empty for all of it. */
  below: string;
  date: string;
  version: string;
  commit?: AuditCommit | undefined;
  /** Undefined where there is none; of a broken one, the rows that can be read. */
  spec?: Spec | undefined;
  specState: "read" | "broken" | "none";
  /** What is wrong with the spec, or odd about it. */
  specFailures: readonly Failure[];
  /** Every file that people wrote, by its path. */
  files: readonly string[];
  coverage: Coverage;
  /** Every literal port, and the files that could not be judged. */
  places: readonly Finding[];
  /** Where code reads a variable of the spec. */
  reads: readonly { port: number; variable: string; path: string; line: number }[];
  /** The lines of the spec that have the rows, by their numbers. */
  rowLines: ReadonlyMap<number, number>;
  /** What listens on a number that nothing says, because a framework has a default. */
  unsaid: readonly Unsaid[];
  /** What lint objects to by the spec. */
  objections: readonly Finding[];
  /** Whether there is a baseline, which may excuse some of them. */
  hasBaseline: boolean;
  knowledge: readonly Knowledge[];
  /** What listens now, of the numbers that were asked for. */
  looks: ReadonlyMap<number, Look>;
  /** The numbers of the spec that a process holds that must not, in the words of `berth doctor`. */
  held: readonly { port: number; failure: Failure }[];
  /** How the command is called where there is no spec that says so: `npx berth` or `berth`. */
  bin: string;
  notes: readonly string[];
}
