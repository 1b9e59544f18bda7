import type { PortRow } from "@berth/registry";
import type { Server } from "./servers.ts";

/** What a project is wired to. */
export interface Target {
  row: PortRow;
  /** How the command is called by a person: `npx berth`. */
  bin: string;
}

/** A script or target that starts a server. */
export interface Start {
  name: string;
  server: Server;
  /** Whether Nx has to set PORT for it, from an .env file of the target. */
  needsEnvFile?: true;
  /** The configuration that its command names, as it is written. */
  config?: string | undefined;
}

/** What became of one file. */
export interface Wired {
  text: string;
  /** What a person has to do by hand, each a sentence with its place. */
  notes: readonly string[];
  /** What starts a server on the port now, or once Nx sets PORT for it. */
  starts: readonly Start[];
  /** A command names a port where only a shell could tell what is started: the notes have it. */
  isTold?: boolean;
}

/** Scripts and targets that start a server, in the order in which they are offered: `serve`, `dev`, `start:prod`. */
export const SERVE_NAME = /^(?:serve|dev|start|preview)(?:[:_-].*)?$/;

/** A port that a command line names itself. */
const OWN_PORT = /(?:^|\s)(?:(?:-p|--port)[ =]["']?\d{1,5}|PORT=["']?\d{1,5})\b/;

/** A word that takes its text from PORT. */
export const READS_PORT: RegExp = /\$\{?PORT\b/;

/** What to do about the port in a command line that is left to people; nothing where it names none. */
export function tellOwnPort(where: string, line: string, { service }: PortRow): string[] {
  const named = OWN_PORT.exec(line)?.[0].trim();
  if (named === undefined) return [];
  // Before berth env, a shell would fill in the PORT of its own surroundings.
  const command = READS_PORT.test(line) ? "sh -c '<command>'" : "<command>";
  return [`${where} says ${named}: leave that out, and start the program as berth env ${service} -- ${command}`];
}

/** How TypeScript and JavaScript read the port, with the number of the spec as the default; what `berth lint` says. */
export const readPort = ({ env, port }: PortRow): string => `Number(process.env.${env} ?? ${port})`;

/** The command line with the variables of the spec: `npx berth env web -- npx nx serve web`. */
export const startBy = ({ bin, row }: Target, command: string): string => `${bin} env ${row.service} -- ${command}`;
