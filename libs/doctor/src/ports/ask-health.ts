import { get } from "node:http";
import { NAME_PATTERN } from "@berth/registry";

/** Ours answer at once; a stranger that says nothing must not hold up the report. */
const LIMIT_MS = 500;
const MAX_BYTES = 64 * 1024;

/**
 * The name under which whoever listens answers on `/health`, as every generated service does; undefined for anything
 * else. Its own word, no proof: it serves where the process can't be seen (containers, other systems than Linux).
 */
export async function askHealth(port: number): Promise<string | undefined> {
  const answers = await Promise.all(["127.0.0.1", "::1"].map((host) => ask(host, port)));
  return answers.find((name) => name !== undefined);
}

function ask(host: string, port: number): Promise<string | undefined> {
  return new Promise((resolve) => {
    const signal = AbortSignal.timeout(LIMIT_MS);
    const request = get({ host, port, path: "/health", agent: false, signal }, (response) => {
      let text = "";
      response.setEncoding("utf8");
      response.on("data", (chunk: string) => {
        text += chunk;
        if (text.length > MAX_BYTES) response.destroy();
      });
      response.on("error", () => resolve(undefined));
      response.on("close", () => resolve(readName(text)));
    });
    request.on("error", () => resolve(undefined));
  });
}

function readName(text: string): string | undefined {
  try {
    const { service } = JSON.parse(text);
    return typeof service === "string" && NAME_PATTERN.test(service) ? service : undefined;
  } catch {
    return undefined;
  }
}
