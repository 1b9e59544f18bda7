import { createInterface } from "node:readline";
import { Readable } from "node:stream";
import type { ReadableStream } from "node:stream/web";
import { readPeer } from "@berth/service";
import * as z from "zod";
import { addTallies, countLine, emptyTally, type Tally } from "./statistics.ts";

const List = z.object({ recordings: z.array(z.object({ name: z.string(), bytes: z.int() })) });

/** What was counted when a recording had this length. */
interface Known {
  bytes: number;
  tally: Tally;
}

/** Counts what the recording service has, and remembers it for recordings that have not grown. */
export class Recordings {
  readonly #url: string;
  readonly #timeoutMs: number;
  #known = new Map<string, Known>();

  /** @throws StartFailure (exit status 78) when RECORDING_PORT or RECORDING_HOST is wrong. */
  constructor(timeoutMs: number) {
    const { host, port } = readPeer("RECORDING_PORT");
    this.#url = `http://${host}:${port}`;
    this.#timeoutMs = timeoutMs;
  }

  /**
   * Counts all recordings.
   * @throws an error that answers 503 when recording does not answer as it should.
   */
  async count(): Promise<Tally> {
    return this.#countAll().catch((error) => Promise.reject(this.#describe(error)));
  }

  /** Why recording can't be asked at the moment, in a sentence; undefined while it can. */
  async away(): Promise<string | undefined> {
    return this.#get("/livez").then(
      () => undefined,
      (error) => this.#describe(error).message,
    );
  }

  async #countAll(): Promise<Tally> {
    const { recordings } = List.parse(await (await this.#get("/recordings")).json());
    const known = new Map<string, Known>();
    for (const { bytes, name } of recordings) {
      const before = this.#known.get(name);
      known.set(name, before?.bytes === bytes ? before : { bytes, tally: await this.#countOne(name) });
    }
    this.#known = known;
    return addTallies([...known.values()].map(({ tally }) => tally));
  }

  async #countOne(name: string): Promise<Tally> {
    const tally = emptyTally();
    const { body } = await this.#get(`/recordings/${encodeURIComponent(name)}`);
    if (!body) return tally;
    for await (const line of createInterface(Readable.fromWeb(body as ReadableStream))) countLine(tally, line);
    return tally;
  }

  async #get(path: string): Promise<Response> {
    const response = await fetch(`${this.#url}${path}`, { signal: AbortSignal.timeout(this.#timeoutMs) });
    if (response.ok) return response;
    await response.body?.cancel();
    throw new Error(`${path} answers ${response.status}`);
  }

  /** The cause of a failed fetch says more than its message. */
  #describe({ cause, message }: Error): Error {
    const why = cause instanceof Error ? cause.message : message;
    return Object.assign(new Error(`Recording at ${this.#url} is away: ${why}.`), { statusCode: 503 });
  }
}
