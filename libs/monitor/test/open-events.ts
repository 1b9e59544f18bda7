import { onTestFinished } from "vitest";

/** An event stream that a page follows. */
export interface OpenEvents {
  status: number;
  /** What came so far, in order. */
  events: { event: string; data: unknown }[];
  /** The data of the events of one kind. */
  of(event: string): unknown[];
  close(): void;
}

/** Follows server-sent events as a page does, until the test ends. */
export async function openEvents(url: string): Promise<OpenEvents> {
  const abort = new AbortController();
  const response = await fetch(url, { signal: abort.signal });
  const events: OpenEvents["events"] = [];
  const reading = read(response, events).catch(() => undefined);
  const close = () => abort.abort();
  onTestFinished(async () => {
    close();
    await reading;
  });
  return { status: response.status, events, of: (name) => dataOf(events, name), close };
}

const dataOf = (events: OpenEvents["events"], name: string) =>
  events.flatMap(({ data, event }) => (event === name ? [data] : []));

async function read(response: Response, events: OpenEvents["events"]): Promise<void> {
  let text = "";
  for await (const chunk of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
    const frames = `${text}${chunk}`.split("\n\n");
    text = frames.pop() ?? "";
    for (const frame of frames) {
      const [, event, data] = /^event: (.*)\ndata: (.*)$/.exec(frame) ?? [];
      if (event !== undefined) events.push({ event, data: JSON.parse(data ?? "null") });
    }
  }
}
