import { get } from "node:http";
import { NAME_PATTERN } from "@berth/registry";

/** Services answer at once; another program that sends nothing must not delay the report. */
const LIMIT_MS = 500;
const MAX_BYTES = 64 * 1024;

/**
 * The name that the listener gives on `/health`, as every generated service does; undefined for any other answer. It is
 * a claim and not a proof, for processes that cannot be seen (in containers, on other systems than Linux).
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
