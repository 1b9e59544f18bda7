import { type FSWatcher, statSync, watch } from "node:fs";
import { dirname, join } from "node:path";
import { readerOfDisk, readRegistry } from "@berth/engine";
import { type Failure, SPEC_PATH, type Spec } from "@berth/registry";

/** What the spec said when it was last read. */
export interface SpecRead {
  /** The last one that could be read; it stays while someone edits. */
  spec: Spec | undefined;
  /** Why the file can't be read now; empty where it can. */
  failures: readonly Failure[];
}

/** The spec of a workspace, read again whenever its file is another one. */
export class SpecFile {
  readonly #root: string;
  #read: SpecRead = { spec: undefined, failures: [] };
  #stamp: string | undefined;
  #watcher: FSWatcher | undefined;

  constructor(root: string) {
    this.#root = root;
  }

  get current(): SpecRead {
    return this.#read;
  }

  /** Reads the file if it has changed, and returns whether it had. */
  refresh(): boolean {
    const stamp = this.#takeStamp();
    if (stamp === this.#stamp) return false;
    this.#stamp = stamp;
    const { spec } = this.#read;
    try {
      const read = readRegistry(readerOfDisk(this.#root));
      this.#read = read.ok ? { spec: read.value.spec, failures: [] } : { spec, failures: read.failures };
    } catch (error) {
      const message = `${SPEC_PATH} cannot be read: ${error instanceof Error ? error.message : String(error)}`;
      this.#read = { spec, failures: [{ code: "FILE_UNREADABLE", message, fix: "Fix the cause." }] };
    }
    return true;
  }

  /** Calls back soon after a change in the folder. Systems may miss some, so the file is also looked at by time. */
  watch(onChange: () => void): void {
    try {
      this.#watcher ??= watch(dirname(join(this.#root, SPEC_PATH)), { persistent: false }, onChange);
      this.#watcher.on("error", () => this.unwatch());
    } catch {
      // No folder, or no watcher left on this machine.
    }
  }

  unwatch(): void {
    this.#watcher?.close();
    this.#watcher = undefined;
  }

  #takeStamp(): string {
    try {
      const { ino, mtimeMs, size } = statSync(join(this.#root, SPEC_PATH));
      return `${ino} ${mtimeMs} ${size}`;
    } catch (error) {
      return String((error as NodeJS.ErrnoException).code);
    }
  }
}
