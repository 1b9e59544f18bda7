import type { FeedEvent } from "@berth/feed";
import type { FeedLine } from "../api/monitor-state.ts";

/** Milliseconds between two writes to a page. */
const PAUSE_MS = 100;

/** What goes to a page in one write: more than it can show. */
const MAX_LINES = 500;
const MAX_LENGTH = 256 * 1024;

/** Characters of an event's data that a page gets. */
const MAX_DATA = 2000;

/** Collects the lines of a feed, and hands them over in batches. Of more than a page can show, the newest ones. */
export class LineBuffer {
  readonly #send: (lines: FeedLine[], leftOut: number) => void;
  #lines: FeedLine[] = [];
  #length = 0;
  #leftOut = 0;
  #timer: NodeJS.Timeout | undefined;

  constructor(send: (lines: FeedLine[], leftOut: number) => void) {
    this.#send = send;
  }

  add(event: FeedEvent): void {
    const line = asLine(event);
    this.#lines.push(line);
    this.#length += lengthOf(line);
    while (this.#lines.length > MAX_LINES || this.#length > MAX_LENGTH) {
      const oldest = this.#lines.shift();
      if (!oldest) break;
      this.#length -= lengthOf(oldest);
      this.#leftOut += 1;
    }
    this.#timer ??= setTimeout(() => this.#flush(), PAUSE_MS);
  }

  close(): void {
    clearTimeout(this.#timer);
  }

  #flush(): void {
    const [lines, leftOut] = [this.#lines, this.#leftOut];
    this.#lines = [];
    this.#length = 0;
    this.#leftOut = 0;
    this.#timer = undefined;
    this.#send(lines, leftOut);
  }
}

const lengthOf = ({ data, source, time, type }: FeedLine): number =>
  data.length + source.length + time.length + type.length;

function asLine({ data, id, source, time, type }: FeedEvent): FeedLine {
  const json = JSON.stringify(data) ?? "null";
  const text = json.length > MAX_DATA ? `${json.slice(0, MAX_DATA - 1)}…` : json;
  return { id, time: cut(time), type: cut(type), source: cut(source), data: text };
}

/** Another program may serve what looks like a feed. */
const cut = (text: string): string => text.slice(0, 300);
