/** What a call does with a port that is handed to it. */
export interface CallRule {
  /** Matched against the dotted callee, see `Call.callee`. */
  callee: RegExp;
  kind: "bind" | "connect" | "publish";
  /** Positions at which a bare number is the port; by default the first. Keyed ports (`port=`) count at any. */
  at?: readonly number[];
  scheme?: string;
  /** True when a number below 1024, or a power of two, is more likely something else (a backlog, a flag). */
  picky?: boolean;
  /** True when the port comes as a pair with its host: `bind((host, port))`. */
  paired?: boolean;
  /** True when an address to listen on is written as a URL: `UseUrls("http://*:8080")`. */
  opensUrls?: boolean;
}

/** A rule that says: this call opens the port. */
export function binds(callee: RegExp, at: readonly number[] = [0], more: Partial<CallRule> = {}): CallRule {
  return { callee, kind: "bind", at, ...more };
}

/** A rule that says: this call reaches for the port. */
export function connects(callee: RegExp, at: readonly number[] = [0], scheme?: string): CallRule {
  return scheme === undefined ? { callee, kind: "connect", at } : { callee, kind: "connect", at, scheme };
}
