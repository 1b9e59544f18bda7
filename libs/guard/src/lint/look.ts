import type { UnreadReason } from "../files/why-unread.ts";
import type { Finding } from "../judge/finding.ts";
import type { UnreadFile } from "./coverage.ts";

/** What a look at files found, and which of them held nothing to read after all. */
export interface Look {
  findings: Finding[];
  unread: UnreadFile[];
  /** The files of which this holds as long as git has the same content of them. */
  verified: string[];
}

/** What a look at one file found, or why there was nothing to look at. */
export type Outcome = readonly Finding[] | UnreadReason;
