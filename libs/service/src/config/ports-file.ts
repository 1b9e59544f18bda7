/** `config/ports.env`: every port variable of the workspace with its default, derived from the spec. */
export interface PortsFile {
  /** Absolute path of the workspace, i.e. of the folder that holds config/. */
  root: string;
  entries: PortsFileEntry[];
  /** Lines of any other shape, kept to name them when they assign a variable that is wanted. */
  oddLines: { line: number; text: string }[];
}

/** One `NAME=NUMBER` or `NAME=scheme://…` line. */
export interface PortsFileEntry {
  line: number;
  variable: string;
  /** The digits or the URL, as written. */
  value: string;
}

/** Path of the file below its workspace. */
export const PORTS_FILE_PATH = "config/ports.env";

// The subset that Node, dotenv, shells, docker, compose and systemd all read alike (docs/design.md 6.1).
const ENTRY_SHAPE = /^([A-Z][A-Z0-9_]*)=([1-9][0-9]{0,4}|[a-z][a-z0-9+.-]*:\/\/[^\s"'`\\$&;]+)$/;

/** Parses the text of a ports file. Never throws: odd lines are kept and judged by who needs them. */
export function parsePortsFile(root: string, text: string): PortsFile {
  const file: PortsFile = { root, entries: [], oddLines: [] };
  for (const [index, content] of text.split("\n").entries()) {
    const line = index + 1;
    const [, variable, value] = ENTRY_SHAPE.exec(content) ?? [];
    if (variable && value) file.entries.push({ line, variable, value });
    else if (content.trim() !== "" && !content.startsWith("#")) file.oddLines.push({ line, text: content });
  }
  return file;
}

/**
 * The odd lines that some reader would take as an assignment of the variable: `export X=1`, `X = 1`, `X="1"`, `X=1\r`.
 */
export function findOddAssignments(file: PortsFile, variable: string): PortsFile["oddLines"] {
  const assignment = new RegExp(`^\\s*(?:(?:export|set|setenv)\\s+)?["']?${variable}["']?\\s*[=:]`, "i");
  return file.oddLines.filter(({ text }) => assignment.test(text));
}

/** The lines that give the number to a variable. */
export function findEntriesOfPort(file: PortsFile, port: number): PortsFileEntry[] {
  return file.entries.filter(({ value }) => Number(value) === port);
}

/** `config/ports.env:12`. */
export function describeLine(line: number): string {
  return `${PORTS_FILE_PATH}:${line}`;
}
