import { PROTOCOLS } from "@berth/registry";
import * as z from "zod";
import { containerOptions, placementOptions, useOptions } from "./external-options.ts";
import { reserveOption, runOptions } from "./run-options.ts";

// The one place where options are declared. The Nx schema.json files, the flags of `berth`, the wizard's questions and
// the tables in the docs all come from here.

const name = z.string().describe("Name of the service: lower-case words joined by hyphens.");
const range = z.string().optional().describe("Range to assign the next free port from.");
const port = z.int().optional().describe("Assign exactly this port instead of the next free one.");
const protocol = z
  .enum(PROTOCOLS)
  .optional()
  .describe("Protocol served on the port. Default: HTTP, or HTTP/WS for the template websocket.");
const title = z.string().optional().describe("Display name. Default: the name in Title Case, such as Price Alerts.");
const purpose = z.string().optional().describe("What the service is for, in one line.");
const env = z.string().optional().describe("Environment variable for the port. Default: <NAME>_PORT.");
const owner = z
  .string()
  .optional()
  .describe("Folder or program that may bind the port. Default: services/<name>, or the container.");
const unlock = z.boolean().optional().describe("Allow assigning from a locked range.");

/** The options that describe the row, for every way of creating one. */
const row = { name: name.optional(), range, port, protocol, title, purpose, env };

/** The options of one service, alone or as an entry of a list. */
export const ListedOptions = z.strictObject({
  ...row,
  template: z
    .string()
    .optional()
    .describe(
      "Template to scaffold: http, websocket, subscriber, one of tools/templates, or external for a program that is " +
        "not written here. Default: the template of the range, else the one for the protocol.",
    ),
  owner,
  useProjectJson: z
    .boolean()
    .optional()
    .describe(
      "Configure the service for Nx in project.json; --no-use-project-json does so in the nx key of package.json. " +
        "Default: project.json, or package.json where the folder is a member of the package manager's workspace.",
    ),
  ...useOptions,
  ...placementOptions,
  ...containerOptions,
  unlock,
});

export const ServiceOptions = ListedOptions.extend({
  from: z
    .string()
    .optional()
    .describe(
      "File with a list of services to create in one step, in YAML or JSON: for each a mapping of these options. " +
        "With -, standard input.",
    ),
  reserve: reserveOption,
  ...runOptions,
});

export const ReserveOptions = z.strictObject({
  ...row,
  owner: z.string().optional().describe("Folder or program that may bind the port. Default: none yet."),
  ...placementOptions,
  unlock,
  reserve: reserveOption,
  ...runOptions,
});

export const PortOptions = z.strictObject({
  ...row,
  name: z
    .string()
    .optional()
    .describe("Project that gets its port, by its name or folder, or service that gets one more."),
  range: z
    .string()
    .optional()
    .describe("Range to assign the next free port from. Default: that of the port in <NAME>_PORT, else of the lowest."),
  env: z
    .string()
    .optional()
    .describe("Environment variable for the port. Default: <NAME>_PORT, or <NAME>_<PROTOCOL>_PORT for one more."),
  containerPort: containerOptions.containerPort,
  ...placementOptions,
  unlock,
  reserve: reserveOption,
  ...runOptions,
});

/** The request to a generator, before it is known to be complete. */
export type ListedOptions = z.infer<typeof ListedOptions>;
export type ServiceOptions = z.infer<typeof ServiceOptions>;
export type PortOptions = z.infer<typeof PortOptions>;
export type ReserveOptions = z.infer<typeof ReserveOptions>;
