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
  /** What is being written. */
  current: OpenRecording | undefined;
  readonly #config: Config;
  #isToEnd = false;

  constructor(config: Config) {
    this.#config = config;
  }

  /** Opens the newest recording, to learn before the first event whether it can be written. */
  async open(): Promise<void> {
    await this.#succeeds(() => this.#openNewest());
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
    while (!signal.aborted && !(await this.#succeeds(() => this.#write(line))))
      await sleep(retryMs, undefined, { signal }).catch(() => undefined);
  }

  async close(): Promise<void> {
    const last = this.current;
    this.current = undefined;
    await last?.file.close().catch(() => undefined);
  }

  async #succeeds(act: () => Promise<unknown>): Promise<boolean> {
    try {
      await act();
      this.failure = undefined;
    } catch (error) {
      this.failure = `Nothing can be recorded: ${error instanceof Error ? error.message : error}`;
      // What the disk took of the line is cut off when the file is opened again.
      await this.close();
    }
    return this.failure === undefined;
  }

  async #openNewest(): Promise<OpenRecording> {
    const { RECORDING_FOLDER: folder } = this.#config;
    this.current ??= await openRecording(folder, (await listNames(folder)).at(-1) ?? nameAfter(undefined));
    return this.current;
  }

  async #write(line: Buffer): Promise<void> {
    let recording = await this.#openNewest();
    const { name, size } = recording;
    if (size > 0 && (this.#isToEnd || size + line.length > this.#config.RECORDING_FILE_BYTES))
      recording = await this.#begin(nameAfter(name));
    this.#isToEnd = false;
    await recording.file.appendFile(line);
    recording.size += line.length;
  }

  async #begin(name: string): Promise<OpenRecording> {
    const { RECORDING_FILES: kept, RECORDING_FOLDER: folder } = this.#config;
    await this.close();
    this.current = await openRecording(folder, name);
    for (const oldest of (await listNames(folder)).slice(0, -kept)) await rm(join(folder, oldest));
    return this.current;
  }
}
