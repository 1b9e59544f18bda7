import { once } from "node:events";
import { connect } from "node:net";
import { expect, it } from "vitest";
import { holdPort } from "../testing/pick-port.ts";
import { listListeners } from "./list-listeners.ts";

it.runIf(process.platform === "linux")(
  "lists a port while something listens on it, and tells another socket",
  async () => {
    const one = await holdPort();
    const before = listListeners()?.get(one.port);
    expect(before).toBeDefined();
    // A connection has the port as its own end, too.
    const client = connect(one.port, "127.0.0.1");
    await once(client, "connect");
    expect(listListeners()?.get(one.port)).toBe(before);
    client.destroy();
    await one.release();
    expect(listListeners()?.get(one.port)).toBeUndefined();
  },
);
