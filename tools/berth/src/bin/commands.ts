import * as z from "zod";
import { LintOptions } from "../lint/lint-options.ts";
import { CHANGES, sync } from "./changes.ts";
import { check } from "./check.ts";
import { type BundledCommand, type Command, defineCommand } from "./command.ts";
import { DoctorOptions, WhoOptions } from "./doctor-options.ts";
import { init } from "./init.ts";
import { list } from "./list.ts";
import { recover } from "./recover.ts";
import { resolve } from "./resolve.ts";

/** The commands of `berth`, in the order of the help. Help, routing and bin/berth.js follow from here. */
export const COMMANDS: Readonly<Record<string, Command | BundledCommand>> = {
  init,
  ...CHANGES,
  list,
  check,
  lint: {
    summary: "Find hardcoded ports in any language, and name the variable to read instead.",
    usage: "berth lint [paths…]",
    options: LintOptions,
    bundle: "lint",
  },
  "pre-commit": {
    summary: "Check and lint the staged changes, as a git hook.",
    usage: "berth pre-commit",
    options: z.strictObject({}),
    bundle: "lint",
  },
  hook: {
    summary: "Check a tool call of an agent, as its hook: the call is read from standard input.",
    usage: "berth hook",
    options: z.strictObject({}),
    bundle: "hook",
    isHidden: true,
  },
  sync,
  resolve,
  recover,
  // Both load what looks at processes and sockets only when they run.
  doctor: defineCommand({
    summary: "Compare the ports of this machine with the spec: which process holds which port.",
    usage: "berth doctor [--required=<service>,<service>]",
    options: DoctorOptions,
    bare: { wait: "60" },
    run: async (root, options) => (await import("./run-doctor.ts")).runDoctor(root, options),
  }),
  who: defineCommand({
    summary: "Show which service a port belongs to, and which process listens on it.",
    usage: "berth who <port>",
    options: WhoOptions,
    run: async (root, options) => (await import("./run-who.ts")).runWho(root, options),
  }),
};

/** Undefined for a word that is no command. */
export const commandOf = (word: string): Command | BundledCommand | undefined =>
  Object.hasOwn(COMMANDS, word) ? COMMANDS[word] : undefined;
