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

/** How TypeScript and JavaScript read the port, with the number of the spec as the default; what `berth lint` says. */
export const readPort = ({ env, port }: PortRow): string => `Number(process.env.${env} ?? ${port})`;

/** The command line with the variables of the spec: `npx berth env web -- npx nx serve web`. */
export const startBy = ({ bin, row }: Target, command: string): string => `${bin} env ${row.service} -- ${command}`;
