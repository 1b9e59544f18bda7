import * as z from "zod";
import { ImportOptions } from "./import-options.ts";
import { InitOptions } from "./init-options.ts";
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
  /** Calls that work, as what follows the name of the request, each with what it does. */
  examples: readonly (readonly [call: string, what: string])[];
  options: z.ZodObject;
}

/**
 * The requests that the generators and the bin have in common, in the order of the help. generators.json, the schemas
 * of the generators and the help of `berth` follow from here.
 */
export const REQUESTS = {
  init: {
    title: "Set Berth up in this workspace",
    summary: "Set Berth up in a workspace. What is set up already stays as it is.",
    usage: "berth init --ranges=web:3000-3099,api:4000-4099",
    examples: [
      ["", "Set up with two ranges, or with what you answer on a terminal."],
      ["--ranges=web:3000-3099,api:4000-4099 --services=apps", "Set up with these ranges, and with services in apps/."],
    ],
    options: InitOptions,
  },
  import: {
    title: "Import ports from documents, compose files and .env",
    summary: "Import the ports that documents, compose files, .env and registries name into the spec.",
    usage: "berth import [files or folders…]",
    examples: [
      ["", "Import from the files of the workspace that are likely to name ports."],
      ["--paths=docs --derive", "Import the documents of a folder, and keep them up to date from the spec afterwards."],
    ],
    options: ImportOptions,
  },
  service: {
    title: "A service with its own port",
    summary: "Create a service: the spec first, then the code, in one atomic step.",
    usage: "berth service <name> --range=<range>",
    examples: [
      ["price-alerts --range=analysis", "A service on the next free port of a range."],
      ["alert", "A service on the port that is reserved for it."],
      ["ticker --range=analysis --template=websocket", "A service that pushes events over WebSocket."],
    ],
    options: ServiceOptions,
  },
  reserve: {
    title: "A port for a future service",
    summary: "Reserve a port for a future service.",
    usage: "berth reserve <name> --range=<range>",
    examples: [["billing --range=subscriber", "The next free port of a range, for a service that comes later."]],
    options: ReserveOptions,
  },
  port: {
    title: "A port for a project, or one more for a service",
    summary: "Give a project of this workspace its port and wire it, or give a service one more.",
    usage: "berth port <project> --range=<range>",
    examples: [
      ["shop-web --range=analysis", "The port of an existing project, and its configuration to listen on it."],
      ["recording --env=RECORDING_ADMIN_PORT", "A second port for a service, with its own variable."],
    ],
    options: PortOptions,
  },
  retire: {
    title: "Retire a service, or one of its ports",
    summary: "Retire a service, or one of its ports. Its numbers are never assigned again.",
    usage: "berth retire <name> --reason=<why>",
    examples: [['recording --reason="merged into rugs-feed"', "Retire a service; its folder stays."]],
    options: RetireOptions,
  },
  move: {
    title: "Move a service to another port",
    summary: "Move a service to another port, with the reason on record.",
    usage: "berth move <name> --to=<port> --reason=<why>",
    examples: [
      ['optimization --range=external --reason="talks to a partner"', "Move to the next free port of a range."],
    ],
    options: MoveOptions,
  },
  range: {
    title: "Add a range, or enlarge one",
    summary: "Add a range, or enlarge one.",
    usage: "berth range <id> --ports=<first>-<last>",
    examples: [['partners --ports=9100-9199 --purpose="Partner services"', "A new range."]],
    options: RangeOptions,
  },
  resolve: {
    title: "Finish a merge that stopped on the spec",
    summary: "Finish a merge that stopped on the spec or on a file derived from it.",
    usage: "berth resolve",
    examples: [["", "Merge the spec by meaning, then derive and stage the rest."]],
    options: ResolveOptions,
  },
  sync: {
    title: "Update every file that is derived from the spec",
    summary: "Update every file that is derived from the spec.",
    usage: "berth sync",
    examples: [["", "Bring the derived files in line after an edit of the spec by hand."]],
    options: z.strictObject({ json: z.boolean().optional().describe("Print JSON instead of text.") }),
  },
} as const satisfies Record<string, RequestText>;

/** The kinds of change that are planned and then committed. */
export const CHANGE_KINDS = ["init", "import", "service", "reserve", "port", "retire", "move", "range"] as const;

export type ChangeKind = (typeof CHANGE_KINDS)[number];
