import type { FailureCode } from "@berth/registry";
import type { Ended } from "../run.ts";

/** A small workspace that a case breaks and mends. */
export interface FixLab {
  root: string;
  berth(...args: string[]): Promise<Ended>;
  git(...args: string[]): void;
  read(path: string): string;
  write(path: string, text: string | Uint8Array): void;
  remove(path: string): void;
  /** Replaces a text of the spec, and brings what is derived up to date where the spec is still sound. */
  edit(from: string | RegExp, to: string): Promise<void>;
}

/** How a failure comes about, and what a reader does who takes its fix to the letter. */
export interface FixCase {
  code: FailureCode;
  break?(lab: FixLab): Promise<void> | void;
  /** The command that shows the failure. */
  show: string[];
  /** What the fix says, where it is no command, or not only one. */
  says?: string;
  /** What the fix wants done by hand before its command. */
  before?(lab: FixLab): void;
  /** What is done by hand; what the fix says comes along. */
  follow?(lab: FixLab, fix: string): Promise<void> | void;
  /** The command that no longer fails afterwards, where it is another. */
  again?: string[] | ((lab: FixLab) => Promise<string[]>);
}
