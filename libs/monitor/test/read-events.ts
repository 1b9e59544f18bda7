/** An event of a stream, with its data parsed. */
export interface ReadEvent {
  event: string;
  // biome-ignore lint/suspicious/noExplicitAny: a test looks into what it expects.
  data: any;
}

/** Opens a stream of server-sent events. `until` reads on to the first event that fits. */
export async function openEvents(url: string) {
  const abort = new AbortController();
  const response = await fetch(url, { signal: abort.signal });
  const events = readEvents(response.body ?? new ReadableStream());
  return {
    status: response.status,
    until: async (fits: (event: ReadEvent) => unknown): Promise<ReadEvent["data"]> => {
      for (;;) {
        const { done, value } = await events.next();
        if (done) throw new Error("The stream ended.");
        if (fits(value)) return value.data;
      }
    },
    close: () => abort.abort(),
  };
}

async function* readEvents(body: ReadableStream<Uint8Array>): AsyncGenerator<ReadEvent> {
  let text = "";
  for await (const chunk of body.pipeThrough(new TextDecoderStream())) {
    text += chunk;
    for (let end = text.indexOf("\n\n"); end >= 0; end = text.indexOf("\n\n")) {
      const [, event, data] = /^event: (.*)\ndata: (.*)$/.exec(text.slice(0, end)) ?? [];
      text = text.slice(end + 2);
      if (event !== undefined && data !== undefined) yield { event, data: JSON.parse(data) };
    }
  }
}
