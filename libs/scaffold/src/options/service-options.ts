import { PROTOCOLS } from "@berth/registry";
import * as z from "zod";
import { containerOptions, placementOptions, useOptions } from "./external-options.ts";
import { reserveOption, runOptions } from "./run-options.ts";

// The one place where options are declared. The Nx schema.json files, the flags of `berth`, the wizard's questions and
// the tables in the docs all come from here.

const name = z.string().describe("Name of the service: lower-case words joined by hyphens.");
const range = z.string().optional().describe("Id of the range to take the next free port from.");
const port = z.int().optional().describe("Exactly this port instead of the next free one.");
const protocol = z
  .enum(PROTOCOLS)
  .optional()
  .describe("Protocol served on the port. Default: HTTP, or HTTP/WS for the template websocket.");
const title = z.string().optional().describe("Display name. Default: the name in title case.");
const purpose = z.string().optional().describe("What the service is for, in one line.");
const env = z.string().optional().describe("Variable that carries the port. Default: the name with _PORT behind it.");
const owner = z.string().optional().describe("Who may bind the port. Default: services/<name>, or the container.");
const unlock = z.boolean().optional().describe("Allow a locked range.");

/** What describes the row, whichever way the service comes to it. */
const row = { name: name.optional(), range, port, protocol, title, purpose, env };

export const ServiceOptions = z.strictObject({
  ...row,
  template: z
    .string()
    .optional()
    .describe(
      "What to scaffold: http, websocket, subscriber, one of tools/templates, or external: a program that is not " +
        "written here. Default: what the range names, else by the protocol.",
    ),
  owner,
  ...useOptions,
  ...placementOptions,
  ...containerOptions,
  unlock,
  reserve: reserveOption,
  ...runOptions,
});

export const ReserveOptions = z.strictObject({
  ...row,
  owner: z.string().optional().describe("Who may bind the port. Default: nobody yet."),
  ...placementOptions,
  unlock,
  reserve: reserveOption,
  ...runOptions,
});

export const PortOptions = z.strictObject({
  ...row,
  name: z.string().optional().describe("Name of the service that gets another port."),
  range: z
    .string()
    .optional()
    .describe("Id of the range to take the next free port from. Default: that of its first port."),
  env: z
    .string()
    .optional()
    .describe("Variable that carries the port. Default: the name and the protocol, then _PORT."),
  containerPort: containerOptions.containerPort,
  ...placementOptions,
  unlock,
  reserve: reserveOption,
  ...runOptions,
});

/** What a generator is asked for, before it is known whether the request is complete. */
export type ServiceOptions = z.infer<typeof ServiceOptions>;
export type PortOptions = z.infer<typeof PortOptions>;
export type ReserveOptions = z.infer<typeof ReserveOptions>;
