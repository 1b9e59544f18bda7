import {
  answerResolve,
  checkWorkspace,
  findWorkspace,
  listClaimsOf,
  locateGit,
  readerOfDisk,
  readRegistry,
  renderRecovery,
  runRecovery,
} from "@berth/engine";
import { renderFindings, success } from "@berth/registry";
import { parseFlags } from "@berth/scaffold";
import type * as z from "zod";
import packageJson from "../../package.json" with { type: "json" };
import type { Answer } from "./answer.ts";
import { COMMANDS, type CommandName } from "./commands.ts";
import { DONE, exitStatusOfFindings, FINDINGS } from "./exit-status.ts";
import { fillBare } from "./fill-bare.ts";
import { askForRest, makeChange } from "./make-change.ts";
import { refuse } from "./refuse.ts";
import { listAsJson, renderList } from "./render-list.ts";

/** What needs the linter has a bundle and a door of its own. */
type Word = Exclude<CommandName, "lint" | "pre-commit">;
type OptionsOf<C extends Word> = z.infer<(typeof COMMANDS)[C]["options"]>;

/** Runs one word of `berth` in the workspace around `cwd`. */
export async function runCommand(command: Word, args: readonly string[], cwd: string): Promise<Answer> {
  const options = parseFlags(COMMANDS[command].options, fillBare(command, args));
  if (!options.ok) return refuse(options.failures, args.includes("--json"));
  const root = findWorkspace(cwd);
  if (!root.ok) return refuse(root.failures, options.value.json);
  switch (command) {
    case "service":
    case "reserve": {
      const given = options.value as OptionsOf<"service">;
      return makeChange(root.value, await askForRest(root.value, { kind: command, options: optionsOf(given) }), given);
    }
    case "port": {
      const given = options.value as OptionsOf<"port">;
      return makeChange(root.value, success({ kind: command, options: optionsOf(given) }), given);
    }
    case "retire": {
      const given = options.value as OptionsOf<"retire">;
      return makeChange(root.value, success({ kind: command, options: optionsOf(given) }), given);
    }
    case "move": {
      const given = options.value as OptionsOf<"move">;
      return makeChange(root.value, success({ kind: command, options: optionsOf(given) }), given);
    }
    case "range": {
      const given = options.value as OptionsOf<"range">;
      return makeChange(root.value, success({ kind: command, options: optionsOf(given) }), given);
    }
    case "sync":
      return makeChange(root.value, success({ kind: command }), options.value as OptionsOf<"sync">);
    case "list":
      return list(root.value, options.value as OptionsOf<"list">);
    case "check":
      return check(root.value, options.value as OptionsOf<"check">);
    case "resolve":
      return resolve(root.value, options.value as OptionsOf<"resolve">);
    case "recover":
      return recover(root.value, options.value as OptionsOf<"recover">);
    case "doctor": {
      const { runDoctor } = await import("./run-doctor.ts");
      return runDoctor(root.value, options.value as OptionsOf<"doctor">);
    }
    case "who": {
      const { runWho } = await import("./run-who.ts");
      return runWho(root.value, options.value as OptionsOf<"who">);
    }
  }
}

/** The options of a request, without what is the door's own. */
function optionsOf<O extends { dryRun?: boolean | undefined }>({ dryRun: _, ...options }: O) {
  return options;
}

function list(root: string, { claims = false, json = false }: OptionsOf<"list">): Answer {
  if (claims) return listClaims(root, json);
  const git = locateGit(root);
  if (!git.ok) return refuse(git.failures, json);
  const parsed = readRegistry(readerOfDisk(root));
  if (!parsed.ok) return refuse(parsed.failures, json);
  const { spec } = parsed.value;
  return { status: DONE, stdout: json ? listAsJson(spec) : renderList(spec) };
}

function listClaims(root: string, json: boolean): Answer {
  const claims = listClaimsOf(root);
  if (!claims.ok) return refuse(claims.failures, json);
  if (json) return { status: DONE, stdout: JSON.stringify({ claims: claims.value }) };
  // Anybody may push such a ref by hand.
  const lines = claims.value.map(({ by, date, port, service }) =>
    [port, service || "(no claim of berth)", by, date].filter((part) => part !== "").join("  "),
  );
  return { status: DONE, stdout: lines.join("\n") || "No number is claimed." };
}

function check(root: string, { base, format = "text", json }: OptionsOf<"check">): Answer {
  const git = locateGit(root);
  if (!git.ok) return refuse(git.failures, json);
  const findings = checkWorkspace(root, base === undefined ? {} : { base });
  if (!findings.ok) return refuse(findings.failures, json);
  const tool = { command: "check", version: packageJson.version, prefix: git.value?.prefix ?? "" };
  return {
    status: exitStatusOfFindings(findings.value.errors),
    stdout: renderFindings(json ? "json" : format, findings.value, tool),
  };
}

async function resolve(root: string, options: OptionsOf<"resolve">): Promise<Answer> {
  const answer = await answerResolve(root, options, "berth resolve");
  if (!answer.ok) return refuse(answer.failures, options.json);
  const { isDone, text } = answer.value;
  return { status: isDone ? DONE : FINDINGS, stdout: text };
}

async function recover(root: string, { json, keep = false }: OptionsOf<"recover">): Promise<Answer> {
  const report = await runRecovery(root, { command: "berth recover", keepEdited: keep });
  if (!report.ok) return refuse(report.failures, json);
  if (json) return { status: DONE, stdout: JSON.stringify({ finished: report.value ?? null }) };
  return {
    status: DONE,
    stdout: report.value ? renderRecovery(report.value) : "No run was interrupted.",
  };
}
