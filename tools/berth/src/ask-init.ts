import { type Result, SPEC_PATH, spanOf, success } from "@berth/registry";
import { chooseSettings, DEFAULT_RANGES, type InitOptions, RANGE_SETS, type Snapshot } from "@berth/scaffold";
import { isCancel, multiselect, select, text } from "@clack/prompts";
import { cancelled } from "./cancelled.ts";

const OTHER = "other";

/** Asks how a workspace is to be set up, as far as the command doesn't say; nothing where it has a spec already. */
export async function askInit(options: InitOptions, snapshot: Snapshot): Promise<Result<InitOptions>> {
  if (snapshot.files[SPEC_PATH] !== undefined) return success(options);
  const ranges = options.ranges || options.policy || options.import ? {} : await askRanges();
  if (ranges === undefined) return cancelled();
  const folder = options.services === undefined ? await askFolder(snapshot) : {};
  if (folder === undefined) return cancelled();
  const extras = await askExtras(options, snapshot);
  return extras === undefined ? cancelled() : success({ ...extras, ...options, ...ranges, ...folder });
}

async function askRanges(): Promise<Partial<InitOptions> | undefined> {
  const list = (ranges: readonly { id: string; from: number; to: number }[]) =>
    ranges.map((range) => `${range.id} ${spanOf(range)}`).join(", ");
  const chosen = await select({
    message: "Which port ranges?",
    options: [
      { value: "default", label: list(DEFAULT_RANGES) },
      ...Object.entries(RANGE_SETS).map(([name, ranges]) => ({ value: name, label: `${name}: ${list(ranges)}` })),
      { value: OTHER, label: "others" },
    ],
  });
  if (isCancel(chosen)) return undefined;
  if (chosen !== OTHER) return chosen === "default" ? {} : { policy: chosen as keyof typeof RANGE_SETS };
  const typed = await text({ message: "Ranges?", placeholder: "web:3000-3099,api:4000-4099" });
  return isCancel(typed) ? undefined : { ranges: typed.split(",") };
}

/** Only where there is a choice. */
async function askFolder({ rootNames }: Snapshot): Promise<Partial<InitOptions> | undefined> {
  const there = ["services", "apps", "packages"].filter((name) => rootNames.includes(name));
  if (there.every((name) => name === "services")) return {};
  const chosen = await select({
    message: "Which folder are services scaffolded in?",
    options: [...new Set(["services", ...there])].map((value) => ({ value, label: value })),
  });
  if (isCancel(chosen)) return undefined;
  return chosen === "services" ? {} : { services: chosen };
}

async function askExtras(options: InitOptions, snapshot: Snapshot): Promise<Partial<InitOptions> | undefined> {
  const offered = [
    { value: "agents", label: "the port block in CLAUDE.md, and the hooks for agents", isGiven: options.agents },
    { value: "ci", label: "a GitHub workflow that checks the ports", isGiven: options.ci },
    { value: "gitHook", label: "a pre-commit hook", isGiven: options.gitHook },
  ].filter(({ isGiven }) => isGiven === undefined);
  if (offered.length === 0) return {};
  const hasAgents = chooseSettings(options, snapshot).agents !== false;
  const chosen = await multiselect({
    message: "What else?",
    options: offered.map(({ label, value }) => ({ value, label })),
    initialValues: hasAgents ? ["agents"] : [],
    required: false,
  });
  if (isCancel(chosen)) return undefined;
  return {
    agents: chosen.includes("agents"),
    ...(chosen.includes("ci") && { ci: "github" as const }),
    gitHook: chosen.includes("gitHook"),
  };
}
