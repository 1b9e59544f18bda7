import { rm } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { Config } from "./config.ts";
import { listNames, nameAfter, type OpenRecording, openRecording } from "./recording-files.ts";

/** Milliseconds until a write that failed is tried again. */
const retryMs = 500;

/** Appends lines of JSON to the newest recording, and begins another one when that is full. */
export class Recorder {
  /** Why nothing can be written at the moment. */
  failure: string | undefined;
  readonly #config: Config;
  #open: OpenRecording | undefined;
  #isToEnd = false;

  constructor(config: Config) {
    this.#config = config;
  }

  /** What is being written: its name, and the bytes of its complete lines. */
  get current(): Pick<OpenRecording, "name" | "size"> | undefined {
    return this.#open;
  }

  /** Opens the newest recording, to learn before the first event whether it can be written. */
  async open(): Promise<void> {
    try {
      this.#open ??= await this.#openNewest();
    } catch (error) {
      this.#fail(error);
    }
  }

  /** The next line begins a new recording. */
  endCurrent(): void {
    this.#isToEnd = true;
  }

  /**
   * Resolves when the line is in the file, in one piece. While the disk refuses it, tries again: what follows waits, at
   * first here and then in the feed. Gives up without a word when the signal aborts.
   */
  async append(record: object, signal: AbortSignal): Promise<void> {
    const line = Buffer.from(`${JSON.stringify(record)}\n`);
    while (!signal.aborted) {
      try {
        await this.#write(line);
        this.failure = undefined;
        return;
      } catch (error) {
        this.#fail(error);
        // What the disk took of the line is cut off when the file is opened again.
        await this.close();
        await sleep(retryMs, undefined, { signal }).catch(() => undefined);
      }
    }
  }

  #fail(error: unknown): void {
    this.failure = `Nothing can be recorded: ${error instanceof Error ? error.message : error}`;
  }

  async close(): Promise<void> {
    const file = this.#open?.file;
    this.#open = undefined;
    await file?.close().catch(() => undefined);
  }

  async #write(line: Buffer): Promise<void> {
    const { RECORDING_FILE_BYTES: most, RECORDING_FOLDER: folder } = this.#config;
    this.#open ??= await this.#openNewest();
    const { name, size } = this.#open;
    if (size > 0 && (this.#isToEnd || size + line.length > most)) {
      await this.close();
      this.#open = await openRecording(folder, nameAfter(name));
      await this.#dropOldest();
    }
    this.#isToEnd = false;
    await this.#open.file.appendFile(line);
    this.#open.size += line.length;
  }

  async #openNewest(): Promise<OpenRecording> {
    const { RECORDING_FOLDER: folder } = this.#config;
    return openRecording(folder, (await listNames(folder)).at(-1) ?? nameAfter(undefined));
  }

  async #dropOldest(): Promise<void> {
    const { RECORDING_FILES: kept, RECORDING_FOLDER: folder } = this.#config;
    for (const name of (await listNames(folder)).slice(0, -kept)) await rm(join(folder, name));
  }
}
