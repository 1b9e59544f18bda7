import type { Request } from "@berth/scaffold";
import { MoveOptions, PortOptions, RangeOptions, ReserveOptions, RetireOptions, ServiceOptions } from "@berth/scaffold";
import * as z from "zod";
import { type Command, defineCommand } from "./command.ts";
import { dryRun, json } from "./flags.ts";
import { makeChange } from "./make-change.ts";

/** The commands that plan a change and commit it. Each takes the options of its generator, and --dry-run. */
export const CHANGES = {
  service: change("service", ServiceOptions, {
    summary: "Create a service: the spec first, then the code, in one atomic step.",
    usage: "berth service <name> --range=<range>",
  }),
  reserve: change("reserve", ReserveOptions, {
    summary: "Reserve a port for a future service.",
    usage: "berth reserve <name> --range=<range>",
  }),
  port: change("port", PortOptions, {
    summary: "Add a port to a service.",
    usage: "berth port <name> --env=<NAME>",
  }),
  retire: change("retire", RetireOptions, {
    summary: "Retire a service, or one of its ports. Its numbers are never assigned again.",
    usage: "berth retire <name> --reason=<why>",
  }),
  move: change("move", MoveOptions, {
    summary: "Move a service to another port, with the reason on record.",
    usage: "berth move <name> --to=<port> --reason=<why>",
  }),
  range: change("range", RangeOptions, {
    summary: "Add a range, or enlarge one.",
    usage: "berth range <id> --ports=<first>-<last>",
  }),
  sync: change("sync", z.strictObject({ json }), {
    summary: "Update every file that is derived from the spec.",
    usage: "berth sync",
  }),
};

function change(kind: Request["kind"], options: z.ZodObject, text: Pick<Command, "summary" | "usage">): Command {
  return defineCommand({
    ...text,
    options: options.extend({ dryRun }),
    run: (root, { dryRun, ...options }) => makeChange(root, { kind, options } as Request, dryRun === true),
  });
}
