import { FORMATS } from "@berth/registry";
import {
  MoveOptions,
  PortOptions,
  RangeOptions,
  ReserveOptions,
  ResolveOptions,
  RetireOptions,
  ServiceOptions,
} from "@berth/scaffold";
import * as z from "zod";
import { DoctorOptions, WhoOptions } from "./doctor-options.ts";
import { LintOptions } from "./lint-options.ts";

const json = z.boolean().optional().describe("Print JSON instead of text.");
const dryRun = z.boolean().optional().describe("Show the plan and change nothing, not one byte.");

/** The words of `berth` and what each of them understands. */
export const COMMANDS = {
  service: {
    summary: "Make a service: the spec first, then the code, in one atomic step.",
    usage: "berth service <name> --range=<range>",
    options: ServiceOptions.extend({ dryRun }),
  },
  reserve: {
    summary: "Reserve a port for a service that is built later.",
    usage: "berth reserve <name> --range=<range>",
    options: ReserveOptions.extend({ dryRun }),
  },
  port: {
    summary: "Give a service one more port.",
    usage: "berth port <name> --env=<NAME>",
    options: PortOptions.extend({ dryRun }),
  },
  retire: {
    summary: "Give up a service, or one of its ports; its numbers are never handed out again.",
    usage: "berth retire <name> --reason=<why>",
    options: RetireOptions.extend({ dryRun }),
  },
  move: {
    summary: "Give a service another port, on record and for a reason.",
    usage: "berth move <name> --to=<port> --reason=<why>",
    options: MoveOptions.extend({ dryRun }),
  },
  range: {
    summary: "Add a range, or let one grow.",
    usage: "berth range <id> --ports=<first>-<last>",
    options: RangeOptions.extend({ dryRun }),
  },
  list: {
    summary: "List every port and what is free.",
    usage: "berth list",
    options: z.strictObject({
      claims: z.boolean().optional().describe("List what is claimed on the remote instead."),
      json,
    }),
  },
  check: {
    summary: "Check the spec and everything derived from it.",
    usage: "berth check --base=origin/main",
    options: z.strictObject({
      base: z
        .string()
        .optional()
        .describe("Also compare with the spec where this branch left that one. Default: a pull request's base."),
      format: z.enum(FORMATS).optional().describe("How the findings are printed. Default: text."),
      json,
    }),
  },
  lint: {
    summary: "Find hardcoded ports in any language, and say which variable to read.",
    usage: "berth lint [paths…]",
    options: LintOptions,
  },
  "pre-commit": {
    summary: "Check and lint what is staged, as a git hook.",
    usage: "berth pre-commit",
    options: z.strictObject({}),
  },
  sync: {
    summary: "Bring everything derived from the spec up to date.",
    usage: "berth sync",
    options: z.strictObject({ json, dryRun }),
  },
  resolve: {
    summary: "Finish a merge that stopped on the spec or on what is derived from it.",
    usage: "berth resolve",
    options: ResolveOptions.extend({ dryRun }),
  },
  recover: {
    summary: "Finish an interrupted run.",
    usage: "berth recover",
    options: z.strictObject({
      keep: z.boolean().optional().describe("Keep files that were edited since, finish the others."),
      json,
    }),
  },
  doctor: {
    summary: "Compare the ports of this machine with the spec: who holds what.",
    usage: "berth doctor [--required=<service>,<service>]",
    options: DoctorOptions,
  },
  who: {
    summary: "Tell whose port a number is, and who listens on it now.",
    usage: "berth who <port>",
    options: WhoOptions,
  },
} as const;

export type CommandName = keyof typeof COMMANDS;

export const isCommand = (word: string): word is CommandName => Object.hasOwn(COMMANDS, word);
