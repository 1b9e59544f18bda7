/** One system call of a traced run that touches the workspace or its git folder. */
export interface Call {
  name: string;
  /** It is the nth call of its name in the run, as strace counts for `when=`. */
  nth: number;
  /** It is the nth of those that touch the workspace; with the label it tells whether a strike hit what it aimed at. */
  index: number;
  /** The file, relative to the workspace, under the name its users know; "" is the workspace itself. */
  path: string;
  /** What it does, the same in every run: `rename .git/berth/journal.json.tmp .git/berth/journal.json`. */
  label: string;
  /** Whether it is of the write class: it changes the disk, or forces it. */
  changes: boolean;
  /** Whether strace struck here: killed the process, or made up the result. */
  struck: boolean;
  /** What it was to write and what was written, for writes. */
  asked: number;
  result: number;
  /** The process or thread, where the trace followed all of them. */
  pid: string | undefined;
}
