import { posix } from "node:path";
import { PROTOCOLS } from "@berth/registry";
import * as z from "zod";
import { hashBytes } from "../disk/hash-bytes.ts";
import { isStagedName, stagedRoot, stripStagedPrefix } from "../moves/staged-path.ts";
import { whyBadPath } from "../path/why-bad-path.ts";

/** Version 1 had no removals; up to version 2, a move could be of a whole folder. */
export const JOURNAL_VERSION = 3;

/** Relative to the workspace root, with forward slashes. */
const SafePath = z.string().refine((path) => whyBadPath(path) === undefined);

/** One rename(2) of a staged file onto its target, with all that is needed to make the file again if it is lost. */
const Move = z
  .object({
    /** Where the after-image waits: below a name that `stagedPath` made. */
    staged: z.string().refine((path) => isStagedName(posix.basename(stagedRoot(path)))),
    /** The target. */
    path: SafePath,
    /** sha256 of the file that is replaced; absent where there was none. */
    before: z.string().optional(),
    /** sha256 of `content` as UTF-8. */
    after: z.string(),
    content: z.string(),
    /** Permission bits: of the file that is replaced, or of a program that is made; absent for any other new file. */
    mode: z.int().optional(),
  })
  .refine(({ after, content, path, staged }) => stripStagedPrefix(staged) === path && hashBytes(content) === after);

/** One unlink(2). Its folders are removed as well once they are empty. */
const Removal = z.object({
  path: SafePath,
  /** sha256 of the file: any other file there is a person's work. */
  before: z.string(),
});

/**
 * A run that is committed: from the moment this file is in place, its moves will be made, by this process or by the
 * next one. A journal that was edited by hand must still not write anything that no run planned, nor anywhere outside
 * the workspace.
 */
export const Journal = z.object({
  version: z.literal(JOURNAL_VERSION),
  /** 12 hex digits, part of every staged name. */
  txn: z.string(),
  title: z.string(),
  planId: z.string(),
  service: z.string(),
  ports: z.array(
    z.object({
      service: z.string().optional(),
      port: z.int(),
      env: z.string(),
      protocol: z.enum(PROTOCOLS),
      range: z.string(),
    }),
  ),
  changes: z.array(z.object({ path: SafePath, kind: z.enum(["create", "update", "delete"]) })),
  moves: z.array(Move),
  /** What is deleted when all moves are made. */
  removals: z.array(Removal),
  /** Files of the plan that stay as a person edited them (`recover --keep`). */
  kept: z.array(SafePath),
});

export type Journal = z.infer<typeof Journal>;
export type Move = z.infer<typeof Move>;
export type Removal = z.infer<typeof Removal>;
