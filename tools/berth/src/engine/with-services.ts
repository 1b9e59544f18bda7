import { type Failure, type Result, refusal, success } from "@berth/registry";
import { type Flag, flagsOf, ListedOptions, readServiceList } from "@berth/scaffold";
import type { ChangeRequest } from "./change-request.ts";

/**
 * A request for the services of a list (--from) with what the list says; any other request as it is. FLAG_INVALID where
 * the list can't be read, for all that is wrong in it, and where the request asks for one service besides.
 *
 * @param cwd where the file is relative to
 */
export async function withServices(request: ChangeRequest, cwd: string): Promise<Result<ChangeRequest>> {
  const { from } = request.options;
  if (request.kind !== "service" || typeof from !== "string") return success(request);
  const others = flagsOf(ListedOptions).filter(({ key }) => request.options[key] !== undefined);
  if (others.length > 0) return refusal(standsAlone(others));
  // With it come decoders that no other change needs.
  const { readInput } = await import("../import/read-input.ts");
  const { problem, text } = await readInput(from, cwd);
  if (text === undefined) return refusal(unreadable(from, problem));
  const services = readServiceList(from === "-" ? "standard input" : from, text);
  return services.ok ? success({ ...request, services: services.value }) : services;
}

function standsAlone(others: readonly Flag[]): Failure {
  const names = others.map(({ name }) => `--${name}`).join(" and ");
  return {
    code: "FLAG_INVALID",
    message: `${names} can't stand beside --from: the list says it for each service.`,
    fix: "Leave it out, or write it into the entries of the list.",
  };
}

const unreadable = (from: string, problem: string): Failure => ({
  code: "FLAG_INVALID",
  message: `--from=${from} can't be read. ${problem}`,
  fix: "Give a file in YAML or JSON, or - and the list on standard input.",
});
