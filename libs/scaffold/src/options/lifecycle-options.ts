import { POLICIES } from "@berth/registry";
import * as z from "zod";
import { reserveOption, runOptions } from "./run-options.ts";

const name = z.string().optional().describe("Name of the service.");
const port = z.int().optional().describe("Port of the service. Required only if the service has several.");

export const RetireOptions = z.strictObject({
  name,
  port: port.describe("Retire only this port of the service. Default: all of its ports."),
  delete: z.boolean().optional().describe("Also delete services/<name>. Its files must be committed to git."),
  reason: z.string().optional().describe("Reason for the change, in one line, for the history."),
  ...runOptions,
});

export const MoveOptions = z.strictObject({
  name,
  port,
  to: z.int().optional().describe("New port of the service."),
  range: z.string().optional().describe("Range to assign the next free port from."),
  reason: z.string().optional().describe("Reason for the move, in one line, for the spec and the history."),
  unlock: z.boolean().optional().describe("Allow moving out of or into a locked range."),
  reserve: reserveOption,
  ...runOptions,
});

export const RangeOptions = z.strictObject({
  name: z.string().optional().describe("Id of the range: lower-case words joined by hyphens."),
  // Nx takes 9222 for a number before it looks at the schema.
  ports: z
    .union([z.string(), z.int()])
    .optional()
    .describe("First and last port of the range, such as 9040-9049, or a single port."),
  purpose: z.string().optional().describe("What the range is for, in one line. Default: the id in words."),
  policy: z
    .enum(POLICIES)
    .optional()
    .describe("open: ports are assigned in order; locked: only with --unlock; fixed: only by number."),
  reason: z.string().optional().describe("Reason for the change, in one line, for the history."),
  ...runOptions,
});

export type RetireOptions = z.infer<typeof RetireOptions>;
export type MoveOptions = z.infer<typeof MoveOptions>;
export type RangeOptions = z.infer<typeof RangeOptions>;
