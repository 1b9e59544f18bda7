import * as z from "zod";
import { MoveOptions, RangeOptions, RetireOptions } from "./lifecycle-options.ts";
import { ResolveOptions } from "./resolve-options.ts";
import { PortOptions, ReserveOptions, ServiceOptions } from "./service-options.ts";

/** What every door says of a request, and which options it takes. */
export interface RequestText {
  /** What a picker shows: `A service with its own port`. */
  title: string;
  /** One sentence, for help and for Nx. */
  summary: string;
  /** How the bin is called. */
  usage: string;
  options: z.ZodObject;
}

/**
 * The requests that the generators and the bin have in common, in the order of the help. generators.json, the schemas of
 * the generators and the help of `berth` follow from here.
 */
export const REQUESTS = {
  service: {
    title: "A service with its own port",
    summary: "Create a service: the spec first, then the code, in one atomic step.",
    usage: "berth service <name> --range=<range>",
    options: ServiceOptions,
  },
  reserve: {
    title: "A port for a future service",
    summary: "Reserve a port for a future service.",
    usage: "berth reserve <name> --range=<range>",
    options: ReserveOptions,
  },
  port: {
    title: "One more port for a service",
    summary: "Add a port to a service.",
    usage: "berth port <name> --env=<NAME>",
    options: PortOptions,
  },
  retire: {
    title: "Retire a service, or one of its ports",
    summary: "Retire a service, or one of its ports. Its numbers are never assigned again.",
    usage: "berth retire <name> --reason=<why>",
    options: RetireOptions,
  },
  move: {
    title: "Move a service to another port",
    summary: "Move a service to another port, with the reason on record.",
    usage: "berth move <name> --to=<port> --reason=<why>",
    options: MoveOptions,
  },
  range: {
    title: "Add a range, or enlarge one",
    summary: "Add a range, or enlarge one.",
    usage: "berth range <id> --ports=<first>-<last>",
    options: RangeOptions,
  },
  resolve: {
    title: "Finish a merge that stopped on the spec",
    summary: "Finish a merge that stopped on the spec or on a file derived from it.",
    usage: "berth resolve",
    options: ResolveOptions,
  },
  sync: {
    title: "Update every file that is derived from the spec",
    summary: "Update every file that is derived from the spec.",
    usage: "berth sync",
    options: z.strictObject({ json: z.boolean().optional().describe("Print JSON instead of text.") }),
  },
} as const satisfies Record<string, RequestText>;

/** The kinds of change that are planned and then committed. */
export const CHANGE_KINDS = ["service", "reserve", "port", "retire", "move", "range"] as const;

export type ChangeKind = (typeof CHANGE_KINDS)[number];
