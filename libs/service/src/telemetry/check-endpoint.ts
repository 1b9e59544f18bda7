import { quote } from "../quote.ts";
import type { Failure } from "../start-failure.ts";
import { wantsTraces } from "./load-tracing.ts";

const VARIABLES = ["OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", "OTEL_EXPORTER_OTLP_ENDPOINT"];

/** Returns what is wrong with where traces go: an address that is no http URL would lose every span without a word. */
export function checkEndpoint(env: NodeJS.ProcessEnv): Failure[] {
  if (!wantsTraces(env)) return [];
  return VARIABLES.flatMap((variable) => {
    const text = env[variable];
    if (!text || isHttpUrl(text)) return [];
    return [
      {
        where: "environment",
        code: "ENV_INVALID",
        // Its user and password stay out of the text.
        message: `${variable} is ${quote(text.replace(/[^/]*@/, "***@"))}.`,
        details: [
          "Expected a URL that begins with http:// or https://, such as http://localhost:4318.",
          "Traces are sent as OTLP over HTTP, which collectors take on 4318; on 4317 they speak gRPC.",
        ],
      },
    ];
  });
}

function isHttpUrl(text: string): boolean {
  return /^https?:\/\/./i.test(text) && URL.canParse(text);
}
