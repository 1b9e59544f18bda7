import { realpathSync } from "node:fs";
import { readGitLater } from "@berth/engine";
import type { ReadPlace, Spec } from "@berth/registry";
import type { Surroundings } from "../state/build-state.ts";
import { edgesOf } from "../state/edges.ts";
import { findReaders } from "./find-readers.ts";
import { findReadmes, type GitSurroundings, readGitSurroundings } from "./read-surroundings.ts";
import { SpecFile } from "./spec-file.ts";
import { findVersionCommits, GIT_LIMIT_MS, listVersions } from "./version-commits.ts";

/** Milliseconds between two looks at what neither the spec nor the machine tells: branches, worktrees, commits. */
const SLOW_MS = 30_000;

/** Everybody waits while git is asked, so a slow one is asked so much more seldom: at most 1/20 of the time. */
const PAUSE_TIMES = 20;

/** A git that takes longer is not asked again for a change of the spec alone. */
const PROMPT_MS = 1_000;

/** Milliseconds after which the code is read again for a page that opens. */
const CODE_MS = 60_000;

type QuickSurroundings = Pick<Surroundings, keyof GitSurroundings | "readmes">;

/** One workspace on the disk: its spec, what git says of it, and who reads which variable. */
export class Workspace {
  /** Real path. */
  readonly root: string;
  readonly file: SpecFile;
  readonly #onNews: () => void;
  #quick: QuickSurroundings | undefined;
  #git: GitSurroundings | undefined;
  /** All of it, until a part of it is another one. */
  #surroundings: Surroundings | undefined;
  #places: ReadPlace[] = [];
  #commits: ReadonlyMap<string, string> = new Map();
  #head: string | undefined;
  #lookedAt = Number.NEGATIVE_INFINITY;
  /** How long git took then. */
  #lookMs = 0;
  #codeReadAt = Number.NEGATIVE_INFINITY;
  #codeOf: Spec | undefined;
  #slow: Promise<void> = Promise.resolve();

  /** @param onNews called when what takes longer to find is there. */
  constructor(root: string, onNews: () => void) {
    this.root = realPath(root);
    this.file = new SpecFile(this.root);
    this.#onNews = () => {
      this.#surroundings = undefined;
      onNews();
    };
  }

  get spec(): Spec | undefined {
    return this.file.current.spec;
  }

  /** Every place where code reads a variable of the spec. */
  get places(): readonly ReadPlace[] {
    return this.#places;
  }

  /** The commit that brought a version; undefined where git lacks it. */
  commitOf(version: string): string | undefined {
    return this.#commits.get(version);
  }

  /** Looks at the spec, and now and then at git if that is asked for. Returns whether there is anything new. */
  refresh(isAsked: boolean): boolean {
    const isNew = this.file.refresh();
    const { spec } = this;
    const isDue = performance.now() - this.#lookedAt > Math.max(SLOW_MS, PAUSE_TIMES * this.#lookMs);
    if (!spec || (!isNew && !(isAsked && isDue))) return isNew;
    const git = this.#git && !isDue && this.#lookMs > PROMPT_MS ? this.#git : this.#lookAtGit();
    const quick = { ...git, readmes: findReadmes(this.root, spec) };
    if (!isNew && JSON.stringify(quick, withSets) === JSON.stringify(this.#quick, withSets)) return false;
    this.#quick = quick;
    this.#surroundings = undefined;
    return true;
  }

  #lookAtGit(): GitSurroundings {
    const begin = performance.now();
    this.#git = readGitSurroundings(this.root);
    this.#lookedAt = performance.now();
    this.#lookMs = this.#lookedAt - begin;
    return this.#git;
  }

  /** Looks for what takes longer, for a page that shows it. Resolves when it is known. */
  study(): Promise<void> {
    const { spec } = this;
    if (!spec) return Promise.resolve();
    const isOld = performance.now() - this.#codeReadAt > CODE_MS;
    if (spec !== this.#codeOf || isOld) {
      this.#codeOf = spec;
      this.#codeReadAt = performance.now();
      // One after the other: a second reader of the same folders would only slow down the first.
      this.#slow = this.#slow.then(() => this.#study(spec)).catch(() => undefined);
    }
    return this.#slow;
  }

  /** What `buildState` needs besides spec and machine; undefined before the first refresh. */
  get surroundings(): Surroundings | undefined {
    const { spec } = this;
    if (!spec || !this.#quick) return undefined;
    this.#surroundings ??= this.#gather(spec, this.#quick);
    return this.#surroundings;
  }

  #gather(spec: Spec, quick: QuickSurroundings): Surroundings {
    const versions = listVersions(spec.history).map((version) => {
      const commit = this.#commits.get(version.version);
      return commit === undefined ? version : { ...version, commit };
    });
    return { root: this.root, ...quick, edges: edgesOf(spec, this.#places), versions };
  }

  async #study(spec: Spec): Promise<void> {
    this.#places = await findReaders(this.root, spec);
    this.#onNews();
    const { ok, stdout } = await readGitLater(this.root, ["rev-parse", "HEAD"], { limitMs: GIT_LIMIT_MS });
    if (!ok) return;
    const head = `${stdout} ${spec.version}`;
    if (head === this.#head) return;
    this.#head = head;
    this.#commits = await findVersionCommits(this.root);
    this.#onNews();
  }
}

function realPath(root: string): string {
  try {
    return realpathSync(root);
  } catch {
    return root;
  }
}

const withSets = (_key: string, value: unknown): unknown => (value instanceof Set ? [...value] : value);
