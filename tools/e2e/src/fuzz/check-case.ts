import {
  DERIVED_FILES,
  type Failure,
  parseSpec,
  type Result,
  renderFailures,
  SPEC_PATH,
  scanPorts,
} from "@berth/registry";
import {
  findStale,
  type Plan,
  parseFlags,
  planRun,
  planSync,
  ReserveOptions,
  renderPlan,
  ServiceOptions,
  type Snapshot,
} from "@berth/scaffold";
import { keepsOutside } from "./keeps-outside.ts";
import type { FuzzCase } from "./make-case.ts";

/** What came of a case: an answer, which is what every case must give. */
export type Verdict = "accepted" | "refused";

/** Runs a case through the pure engine, and throws where an answer breaks a promise. */
export function checkCase(fuzzCase: FuzzCase, template: Snapshot): Verdict {
  const snapshot = snapshotOf(fuzzCase, template);
  checkScan(fuzzCase.spec);
  checkSync(snapshot);
  const planned = planOf(fuzzCase, snapshot);
  if (!planned.ok) {
    checkFailures(planned.failures);
    return "refused";
  }
  checkPlan(planned.value, snapshot);
  return "accepted";
}

function snapshotOf({ claude, elsewhere, env, folders, spec }: FuzzCase, template: Snapshot) {
  return {
    ...template,
    files: { [SPEC_PATH]: spec, "config/ports.env": env, "CLAUDE.md": claude },
    // Without Nx every service would be refused at the door.
    rootNames: ["nx.json"],
    serviceFolders: folders,
    elsewhere: elsewhere.map((port) => ({ port, holder: "another branch" })),
  };
}

function planOf({ args, command }: FuzzCase, snapshot: Snapshot): Result<Plan> {
  const schema = command === "service" ? ServiceOptions : ReserveOptions;
  const options = parseFlags(schema, args);
  return options.ok ? planRun({ kind: command, options: options.value }, snapshot) : options;
}

/** A scan of other branches must not overlook what a parser finds: that would be a collision. */
function checkScan(spec: string): void {
  const scanned = new Set(scanPorts(spec).map(({ port }) => port));
  const parsed = parseSpec(spec);
  if (!parsed.ok) {
    checkFailures(parsed.failures);
    return;
  }
  const missed = parsed.value.spec.ports.filter(({ port }) => !scanned.has(port));
  if (missed.length > 0) throw new Error(`scanPorts misses ${missed.map(({ port }) => port)}`);
}

/** What sync writes is up to date, and keeps what is not its own. */
function checkSync(snapshot: Snapshot): void {
  const plan = planSync(snapshot);
  if (!plan.ok) {
    checkFailures(plan.failures);
    return;
  }
  checkPaths(plan.value);
  const after = applyPlan(plan.value, snapshot);
  const parsed = parseSpec(after.files[SPEC_PATH] ?? "");
  if (!parsed.ok) throw new Error("sync accepts a spec that can't be parsed");
  const stale = findStale(parsed.value.spec, after);
  if (stale.length > 0) throw new Error(`stale after sync: ${renderFailures(stale)}`);
  keepsOutside(snapshot.files["CLAUDE.md"], after.files["CLAUDE.md"]);
}

function checkPlan(plan: Plan, snapshot: Snapshot): void {
  checkPaths(plan);
  renderPlan(plan);
  const after = applyPlan(plan, snapshot);
  const text = after.files[SPEC_PATH] ?? "";
  const before = parseSpec(snapshot.files[SPEC_PATH] ?? "");
  const reread = parseSpec(text);
  if (!reread.ok || !before.ok) throw new Error("the plan's spec can't be parsed");
  for (const { env, port, protocol } of plan.ports) {
    const row = reread.value.spec.ports.find((row) => row.port === port);
    if (row?.service !== plan.service || row.env !== env || row.protocol !== protocol)
      throw new Error(`the plan's spec lacks ${port} ${plan.service} ${env} ${protocol}`);
  }
  for (const row of before.value.spec.ports) {
    const kept = reread.value.spec.ports.find(({ port }) => port === row.port);
    if (row.service !== plan.service && JSON.stringify(kept) !== JSON.stringify(row))
      throw new Error(`the plan changes the row of ${row.port}`);
  }
  checkScan(text);
  const stale = findStale(reread.value.spec, after);
  if (stale.length > 0) throw new Error(`stale after the plan: ${renderFailures(stale)}`);
  keepsOutside(snapshot.files["CLAUDE.md"], after.files["CLAUDE.md"]);
}

const KNOWN = new Set<string>([SPEC_PATH, ...DERIVED_FILES.map(({ path }) => path)]);

function checkPaths({ changes, service }: Plan): void {
  for (const { path } of changes) {
    const isOwn =
      path.startsWith(`services/${service}/`) &&
      /^(?:[A-Za-z0-9_][A-Za-z0-9._-]*\/)+[A-Za-z0-9_][A-Za-z0-9._-]*$/.test(path);
    if (!KNOWN.has(path) && !isOwn) throw new Error(`the plan writes ${JSON.stringify(path)}`);
  }
}

/** A message is for a terminal: nothing in it may steer one. */
function checkFailures(failures: readonly Failure[]): void {
  if (failures.length === 0) throw new Error("a refusal without a reason");
  const text = renderFailures(failures);
  const steering = /[^\P{Cc}\n\t]/u.exec(text);
  if (steering) throw new Error(`a message with ${JSON.stringify(steering[0])}: ${text.slice(0, 300)}`);
}

function applyPlan(plan: Plan, snapshot: Snapshot): Snapshot {
  const changed = plan.changes.filter((change) => change.kind !== "delete").map(({ after, path }) => [path, after]);
  return { ...snapshot, files: { ...snapshot.files, ...Object.fromEntries(changed) } };
}
