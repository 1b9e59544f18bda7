/** What became of a run of cases. */
export interface ChildReport {
  accepted: number;
  refused: number;
  /** Milliseconds of processor time. */
  slowest: { nth: number; ms: number };
  /** Each with the number of its case. */
  failures: string[];
}
