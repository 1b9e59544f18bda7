import type { PlaceKind } from "../places/port-place.ts";

/** The baseline of a workspace, with forward slashes: findings of old, which lint excuses in their files. */
export const BASELINE_PATH = "config/ports.lint.json";

/**
 * Places that lint excuses: a port that stands in one way on one line of one file. The number of the line is no part of
 * it, so that places stay excused wherever their lines go in the file.
 */
export interface Excuse {
  /** Below the workspace, with forward slashes. */
  file: string;
  kind: PlaceKind;
  port: number;
  /** What `hashLine` says of the line: it tells which of several places is the new one, and excuses nothing itself. */
  line: string;
  /** How many such places there are, from 1. */
  count: number;
}

/** What excuses count together: a place of one kind and port takes the excuse of any other one in its file. */
export const groupOf = ({ file, kind, port }: Pick<Excuse, "file" | "kind" | "port">): string =>
  `${file} ${kind} ${port}`;

/** How an excuse is written; by this text the baseline is sorted. */
export const keyOf = (excuse: Omit<Excuse, "count">): string => `${groupOf(excuse)} ${excuse.line}`;
