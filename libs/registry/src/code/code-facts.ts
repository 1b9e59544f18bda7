/** A value in a configuration file, and where it stands: UTF-16 offsets into the text. */
export type ConfigNode = { offset: number; length: number } & (
  | {
      kind: "object";
      members: readonly ConfigMember[];
      /** Whether it may hold more than its members say: a spread, a computed key, a shorthand. */
      isOpen: boolean;
    }
  | { kind: "literal"; value: string | number | boolean }
  /** Anything that has to run to have a value. */
  | { kind: "computed" }
);

/** A key of an object with its value; the place is that of both. */
export interface ConfigMember {
  key: string;
  offset: number;
  length: number;
  value: ConfigNode;
}

/** A literal port in a file of code that a server listens on, or falls back to. */
export interface CodePort {
  port: number;
  offset: number;
  length: number;
  /** The environment variable that it stands beside. */
  variable?: string | undefined;
}

/** What the syntax tree of one file says of ports. */
export interface CodeFacts {
  /** The object that a file of JavaScript or TypeScript exports by default, where it is written down as one. */
  config?: ConfigNode | undefined;
  ports: readonly CodePort[];
  /** Why the file can't be read as code, in words that follow on its name: `is nested too deeply`. */
  problem?: string | undefined;
}

/** Reads one file of code. Pure: the same text has the same facts. */
export type ReadCode = (path: string, text: string) => CodeFacts;
