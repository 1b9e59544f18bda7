import type { Spec } from "@berth/registry";

/** Files to lint, as plain data that another thread can be given, which takes them from the other end. */
export interface LintShare {
  root: string;
  paths: readonly string[];
  spec?: Spec | undefined;
  /** How many of the paths are taken, in memory that all threads see. */
  taken: Int32Array;
}
