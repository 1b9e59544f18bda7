import { success } from "@berth/registry";
import { LintOptions, REQUESTS } from "@berth/scaffold";
import * as z from "zod";
import { AuditOptions } from "../audit/audit-options.ts";
import { EnvOptions } from "../env/env-options.ts";
import { MonitorOptions } from "../monitor/monitor-options.ts";
import { CHANGES, sync } from "./changes.ts";
import { check } from "./check.ts";
import { type Command, defineCommand } from "./command.ts";
import { DoctorOptions, WhoOptions } from "./doctor-options.ts";
import { dryRun } from "./flags.ts";
import { init } from "./init.ts";
import { list } from "./list.ts";
import { mergeDriver } from "./merge-driver.ts";
import { next } from "./next.ts";
import { recover } from "./recover.ts";
import { resolve } from "./resolve.ts";

/**
 * The commands of `berth`, in the order of the help. Those with parsers, or with a look at processes and sockets, load
 * their program only when they run.
 */
export const COMMANDS: Readonly<Record<string, Command>> = {
  init,
  import: defineCommand({
    summary: REQUESTS.import.summary,
    usage: REQUESTS.import.usage,
    options: REQUESTS.import.options.extend({ dryRun }),
    // It looks for the workspace itself: paths are those of the folder that it is called in.
    find: success,
    run: async (cwd, options) => (await import("../import/run-import.ts")).runImport(cwd, options),
  }),
  ...CHANGES,
  list,
  next,
  env: defineCommand({
    summary: "Run a command with the port variables of the spec.",
    usage: "berth env [service] -- <command>",
    options: EnvOptions,
    takesCommand: true,
    run: async (root, options, command) => (await import("../env/run-env.ts")).runEnv(root, options, command),
  }),
  check,
  lint: defineCommand({
    summary: "Find hardcoded ports in any language, and name the variable to read instead.",
    usage: "berth lint [paths…]",
    options: LintOptions,
    // It looks for the workspace itself: --no-spec needs none.
    find: success,
    run: async (cwd, options) => (await import("../lint/run-lint.ts")).runLint(cwd, options),
  }),
  audit: defineCommand({
    summary: "Report every port of a folder: whose it is, where it stands, what clashes, and what to do.",
    usage: "berth audit [folder] --format=markdown|json|html",
    options: AuditOptions,
    // It looks for the workspace itself: it needs none.
    find: success,
    run: async (cwd, options) => (await import("../audit/run-audit.ts")).runAudit(cwd, options),
  }),
  "pre-commit": defineCommand({
    summary: "Check and lint the staged changes, as a git hook.",
    usage: "berth pre-commit",
    options: z.strictObject({}),
    run: async (root) => (await import("../pre-commit/run-pre-commit.ts")).runPreCommit(root),
  }),
  hook: defineCommand({
    summary: "Check a tool call of an agent, as its hook: the call is read from standard input.",
    usage: "berth hook",
    options: z.strictObject({}),
    isHidden: true,
    find: success,
    run: async () => (await import("../hook/answer-hook.ts")).answerHook(() => import("../hook/judge.ts")),
  }),
  "merge-driver": mergeDriver,
  sync,
  resolve,
  recover,
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
  monitor: defineCommand({
    summary: "Serve a live map of the ports on this machine, until Ctrl-C.",
    usage: "berth monitor [--open]",
    options: MonitorOptions,
    run: async (root, options) => (await import("../monitor/run-monitor.ts")).runMonitor(root, options),
  }),
};

/** Undefined for a word that is no command. */
export const commandOf = (word: string): Command | undefined =>
  Object.hasOwn(COMMANDS, word) ? COMMANDS[word] : undefined;
