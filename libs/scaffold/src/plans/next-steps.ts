import { COMPOSE_NAMES } from "@berth/registry";
import { speaksHttp } from "../template/protocols.ts";
import type { NextSteps, PlannedPort } from "./plan.ts";

/** What is known of a run that has ended, whether this process or a recovery ended it. */
interface DoneRun {
  title: string;
  service: string;
  ports: readonly Pick<PlannedPort, "port" | "protocol">[];
  changes: readonly { path: string; kind: "create" | "update" | "delete" }[];
}

/**
 * How the service that was made is started, reached and tested, or a reserved one made; undefined after any other run.
 */
export function nextSteps({ changes, ports, service, title }: DoneRun): NextSteps | undefined {
  if (title.startsWith("reserve ")) return { run: `npx nx g service ${service}` };
  if (!title.startsWith("service ")) return undefined;
  const port = ports.find(speaksHttp) ?? ports[0];
  if (changes.some(({ path }) => path.includes(`/${service}/src/`)))
    return {
      run: `npx nx serve ${service}`,
      ...(port && { url: `http://127.0.0.1:${port.port}/health` }),
      test: `npx nx test ${service}`,
    };
  const compose = COMPOSE_NAMES.find((name) => changes.some(({ path }) => path === name));
  if (compose === undefined) return undefined;
  const file = compose === COMPOSE_NAMES[0] ? "" : ` -f ${compose}`;
  return {
    run: `docker compose${file} --env-file config/ports.env up ${service}`,
    ...(port && speaksHttp(port) && { url: `http://127.0.0.1:${port.port}` }),
  };
}

/** The steps as people read them, one a line, the command first. */
export function renderNextSteps({ run, test, url }: NextSteps): string {
  const width = Math.max(run.length, test?.length ?? 0);
  return [
    "Next:",
    url === undefined ? `  ${run}` : `  ${run.padEnd(width)}  # then open ${url}`,
    ...(test === undefined ? [] : [`  ${test}`]),
  ].join("\n");
}
