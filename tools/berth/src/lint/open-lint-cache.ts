import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import type { LintMemory, Outcome } from "@berth/guard";
import type { Spec } from "@berth/registry";
import { ownCacheFolder } from "../../bin/own-cache-folder.js";

/** Workspaces that are remembered; beyond that the ones that were linted longest ago are forgotten. */
const MAX_WORKSPACES = 30;

/** A workspace with more than this to remember is looked at anew each time. */
const MAX_BYTES = 32 * 1024 * 1024;

export interface LintCache extends LintMemory {
  /** Writes what is new. After a look at the whole workspace, what was not asked for is forgotten. */
  save(isWhole: boolean): void;
}

/** Most files hold nothing: theirs has no outcome. */
type Entry = [path: string, blob: string, outcome?: Outcome];

/** The name of a built file, with the hash of its content and of all that it imports. */
const BUILT = /-[A-Z0-9]{8}\.js$/;

/**
 * What lint found in the files of a workspace, kept in the user's cache folder: safe to delete at any time. It holds
 * for one build of this program and one spec. A cache that can't be read or written is none. Undefined where the
 * program runs from its sources, which may change under it, and where the user has no cache folder.
 *
 * @param program the URL of the module that imports the rules
 */
export function openLintCache(program: string, root: string, spec: Spec | undefined): LintCache | undefined {
  const folder = ownCacheFolder();
  if (!BUILT.test(program) || folder === undefined) return undefined;
  const file = join(folder, `lint-${digest(root).slice(0, 24)}.json`);
  const key = digest(JSON.stringify([basename(program), spec]));
  const before = readEntries(file, key);
  const used = new Map<string, Entry>();
  let isChanged = false;
  return {
    size: before.size,
    recall(path, blob) {
      const entry = before.get(path);
      if (entry?.[1] !== blob) return undefined;
      used.set(path, entry);
      return entry[2] ?? [];
    },
    keep(path, blob, outcome) {
      used.set(path, outcome.length === 0 ? [path, blob] : [path, blob, outcome]);
      isChanged = true;
    },
    save(isWhole) {
      const entries = isWhole ? used : new Map([...before, ...used]);
      if (isChanged || entries.size < before.size) writeEntries(folder, file, { key, entries: [...entries.values()] });
    },
  };
}

const digest = (text: string): string => createHash("sha256").update(text).digest("hex");

interface Stored {
  key: string;
  entries: Entry[];
}

function readEntries(file: string, key: string): Map<string, Entry> {
  try {
    const found = statSync(file);
    // A FIFO would wait for its writer.
    if (!found.isFile() || found.size > MAX_BYTES) return new Map();
    const stored = JSON.parse(readFileSync(file, "utf8")) as Stored;
    return new Map(stored.key === key ? stored.entries.map((entry) => [entry[0], entry]) : []);
  } catch {
    return new Map();
  }
}

function writeEntries(folder: string, file: string, stored: Stored): void {
  const text = JSON.stringify(stored);
  const draft = `${file}.${process.pid}`;
  try {
    if (text.length > MAX_BYTES) throw new RangeError("This is too much to remember.");
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    writeFileSync(draft, text, { mode: 0o600 });
    renameSync(draft, file);
    forgetOldest(folder);
  } catch {
    for (const path of [draft, file]) drop(path);
  }
}

function drop(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {
    // On a disk that is full or read-only it stays, and holds for its own key.
  }
}

function forgetOldest(folder: string): void {
  const files = readdirSync(folder).filter((name) => name.startsWith("lint-"));
  // What another run has just taken away, and a link to nothing, are older than all.
  const timeOf = (name: string) => statSync(join(folder, name), { throwIfNoEntry: false })?.mtimeMs ?? 0;
  const aged = files.map((name) => ({ name, time: timeOf(name) }));
  aged.sort((one, other) => other.time - one.time);
  for (const { name } of aged.slice(MAX_WORKSPACES)) drop(join(folder, name));
}
