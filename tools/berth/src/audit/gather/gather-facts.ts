import { existsSync } from "node:fs";
import { join } from "node:path";
import { explainConflict, findUnit, isConflict, type Look, lookAtNumbers } from "@berth/doctor";
import { locateGit, today } from "@berth/engine";
import {
  BASELINE_PATH,
  type Coverage,
  countFiles,
  type Finding,
  isTestPath,
  type LintedTree,
  type LintOptions,
  lintTree,
  listFiles,
  skipAttributed,
} from "@berth/guard";
import {
  DERIVED_FILES,
  isDerivedCompose,
  isDerivedText,
  type Knowledge,
  type Result,
  SPEC_PATH,
  type Spec,
  success,
} from "@berth/registry";
import packageJson from "../../../package.json" with { type: "json" };
import { askGit } from "../../ask-git.ts";
import { readSources } from "../../import/read-sources.ts";
import { readText } from "../../import/read-text.ts";
import { showProgress } from "../../lint/show-progress.ts";
import { startLintThread } from "../../lint/start-lint-thread.ts";
import type { AuditFacts } from "../join/audit-facts.ts";
import { findReads } from "./find-reads.ts";
import { findBin, findScope, type Scope } from "./find-scope.ts";
import { readCommit } from "./read-commit.ts";
import { readUnsaid } from "./read-unsaid.ts";

/** A range with more numbers is looked at where something names one, not number by number. */
const MAX_SPAN = 100;
const MAX_NUMBERS = 1000;

/** Everything an audit of a folder is made of. FLAG_INVALID for what is no folder; nothing else stops it. */
export async function gatherFacts(cwd: string, folder?: string): Promise<Result<AuditFacts>> {
  const found = await findScope(cwd, folder);
  if (!found.ok) return found;
  const { below, failures, notes, root, spec, state, folder: name } = found.value;
  const places = locateGit(root);
  const git = places.ok && places.value ? askGit : undefined;
  const isWithin = (path: string) => path.startsWith(below);
  const listing = listFiles(root, git);
  const files = (await listing).filter(isWithin);
  const paths = below === "" ? [] : [below.slice(0, -1)];
  const index = places.ok && places.value ? join(places.value.directory, "index") : undefined;
  const { findings: literal, unread } = await findLiterals(root, { listing, paths, git, index });
  const sources = await readSources(root, paths, root);
  const knowledge = sources.ok ? sources.value.knowledge : [];
  const ours = files.filter((path) => !isTestPath(path));
  const unsaid = ours
    .filter((path) => /(?:^|\/)package\.json$/.test(path))
    .flatMap((path) => readUnsaid(path, readText(root, path).text ?? ""));
  const reads = spec ? findReads(root, ours, spec) : [];
  // Asked at the end, because few files have something to show.
  const kept = new Set(await skipAttributed(root, unique([...unsaid, ...reads].map(({ path }) => path)), git));
  const isKept = ({ path }: { path: string }) => kept.has(path);
  const looks = await look(found.value, [...literal, ...unsaid], knowledge);
  return success({
    ...{ folder: name, below, spec, files, knowledge, looks },
    coverage: cover(files, unread, knowledge),
    unsaid: unsaid.filter(isKept),
    reads: reads.filter(isKept),
    rowLines: found.value.rowLines,
    date: today(),
    version: packageJson.version,
    commit: places.ok && places.value ? readCommit(root, places.value.prefix) : undefined,
    specState: state,
    specFailures: failures,
    places: literal.filter(({ place }) => !isDerived(root, place.file)),
    objections: spec ? (await lintTree(root, { listing, paths: filesOf(literal), spec, git })).findings : [],
    hasBaseline: existsSync(join(root, BASELINE_PATH)),
    held: spec ? findHeld(root, spec, looks) : [],
    bin: findBin(root),
    notes: [...notes, ...tellGit(places)],
  });
}

/** What lint leaves to people, such as documentation, is read where it says whose a port is. */
function cover(files: readonly string[], unread: LintedTree["unread"], knowledge: readonly Knowledge[]): Coverage {
  const isRead = ({ doubts }: Knowledge) => !doubts.some(({ code }) => code === "UNREADABLE");
  const sources = new Set(knowledge.filter(isRead).map(({ path }) => path));
  return countFiles(
    files.filter((path) => path !== BASELINE_PATH),
    unread.filter(({ path }) => !sources.has(path)),
  );
}

async function findLiterals(
  root: string,
  options: Pick<LintOptions, "git" | "index" | "listing" | "paths">,
): Promise<LintedTree> {
  const progress = showProgress("Looking for ports", "files");
  try {
    return await lintTree(root, { ...options, onProgress: progress.show, startThread: startLintThread });
  } finally {
    progress.clear();
  }
}

const filesOf = (findings: readonly Finding[]): string[] => unique(findings.map(({ place }) => place.file));

const unique = <T>(all: readonly T[]): T[] => [...new Set(all)];

/** What follows from the spec is no place of its own. */
function isDerived(root: string, path: string): boolean {
  if (path === SPEC_PATH) return true;
  if (!DERIVED_FILES.some((file) => file.path === path)) return false;
  const { text = "" } = readText(root, path);
  return isDerivedText(text) || isDerivedCompose(text);
}

/** What listens on the numbers that anything names, and on those of the ranges. Binds nothing. */
async function look(
  { root, spec = EMPTY }: Scope,
  places: readonly { port?: number }[],
  knowledge: readonly Knowledge[],
): Promise<Map<number, Look>> {
  const named = [
    ...places.flatMap(({ port }) => port ?? []),
    ...knowledge.flatMap(({ ports }) => ports.map(({ port }) => port)),
    ...spec.ports.map(({ port }) => port),
    ...[...spec.ranges, ...knowledge.flatMap(({ ranges }) => ranges)].flatMap(numbersOf),
  ];
  return lookAtNumbers(unique(named).slice(0, MAX_NUMBERS), { root, spec }, { gently: true });
}

function numbersOf({ from, to }: { from: number; to: number }): number[] {
  return to - from < MAX_SPAN ? Array.from({ length: to - from + 1 }, (_, at) => from + at) : [];
}

const EMPTY: Spec = {
  ...{ title: "", status: "", version: "0.0.0", date: "", settings: {} },
  ...{ references: [], ranges: [], ports: [], history: [] },
};

function findHeld(root: string, spec: Spec, looks: ReadonlyMap<number, Look>): AuditFacts["held"] {
  const around = { spec, root, platform: process.platform, findUnit };
  return spec.ports.flatMap((row) => {
    const state = { row, holding: "free" as const, holders: [], ...looks.get(row.port) };
    return isConflict(state) ? [{ port: row.port, failure: explainConflict(state, around) }] : [];
  });
}

function tellGit(places: ReturnType<typeof locateGit>): string[] {
  if (places.ok && places.value) return [];
  const why = places.ok ? "There is no git repository here" : "git does not answer here, so the commit is not known";
  return [`${why}; all files were read that no .gitignore leaves out.`];
}
