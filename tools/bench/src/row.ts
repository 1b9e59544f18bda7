/** One side of a row: prepared outside of the clock, run on it. */
export interface Contender {
  prepare?(): Promise<void> | void;
  /** The figure of this run, in the unit of the row; where it gives none, the milliseconds that the run took. */
  run(): Promise<number> | Promise<void> | number | void;
}

/** What a row has set up: both sides, or one where the bound is a figure of its own, and how all of it goes away. */
export interface Contest {
  ours: Contender;
  theirs?: Contender;
  close?(): Promise<void> | void;
}

/** One line of the table: what is compared with what, what it is held to, and how it is set up. */
export interface Row {
  /** Its name on the command line and in results.json; the first word alone names all rows that begin with it. */
  name: string;
  /** Markdown. */
  what: string;
  /** Markdown. */
  against: string;
  /** What the bound is about: ours divided by theirs, ours less theirs, or ours alone. */
  figure: "ratio" | "difference" | "value";
  /** Of both sides; without it milliseconds. */
  unit?: string;
  most?: number;
  least?: number;
  /** Where a run takes long: no more rounds than these. */
  rounds?: number;
  /** Nothing is warmer after a first pair: it counts. */
  cold?: boolean;
  open(): Promise<Contest> | Contest;
}
