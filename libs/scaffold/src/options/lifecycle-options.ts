import { POLICIES } from "@berth/registry";
import * as z from "zod";
import { reserveOption, runOptions } from "./run-options.ts";

const name = z.string().optional().describe("Name of the service.");
const port = z.int().optional().describe("Which of its ports. Needed only where the service has several.");

export const RetireOptions = z.strictObject({
  name,
  port: port.describe("Only this port of the service. Default: all of them."),
  delete: z.boolean().optional().describe("Delete services/<name> as well; only what git has, and can give back."),
  reason: z.string().optional().describe("Why, in one line, for the history."),
  ...runOptions,
});

export const MoveOptions = z.strictObject({
  name,
  port,
  to: z.int().optional().describe("The number it moves to."),
  range: z.string().optional().describe("Id of the range whose next free port it moves to."),
  reason: z.string().optional().describe("Why, in one line, for the spec and its history."),
  unlock: z.boolean().optional().describe("Allow a locked range, on either side."),
  reserve: reserveOption,
  ...runOptions,
});

export const RangeOptions = z.strictObject({
  name: z.string().optional().describe("Id of the range: lower-case words joined by hyphens."),
  // Nx takes 9222 for a number before it looks at the schema.
  ports: z
    .union([z.string(), z.int()])
    .optional()
    .describe("Its first and last port, such as 9040-9049, or its only one."),
  purpose: z.string().optional().describe("What it is for, in one line. Default: its id in words."),
  policy: z
    .enum(POLICIES)
    .optional()
    .describe("open: handed out in order; locked: only with --unlock; fixed: only by number."),
  reason: z.string().optional().describe("Why, in one line, for the history."),
  ...runOptions,
});

export type RetireOptions = z.infer<typeof RetireOptions>;
export type MoveOptions = z.infer<typeof MoveOptions>;
export type RangeOptions = z.infer<typeof RangeOptions>;
