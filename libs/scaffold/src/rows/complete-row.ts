import {
  allocatePort,
  envFor,
  type Failure,
  findEnvFault,
  findNameFault,
  type ParsedSpec,
  type PortRow,
  protocolOfScheme,
  type Result,
  refusal,
  rowOfVariable,
  type Status,
  schemeOf,
  success,
  titleFor,
} from "@berth/registry";
import { checkText } from "../options/check-text.ts";
import type { ReserveOptions } from "../options/service-options.ts";
import type { Snapshot } from "../plans/snapshot.ts";
import { checkPrevious, readPlacement } from "./read-placement.ts";

/** The part of both requests that describes a row. */
export type RowRequest = Omit<ReserveOptions, "json" | "plan">;

/** The name of the request, or FLAG_MISSING, or NAME_INVALID. */
export function requireName(request: RowRequest): Result<string> {
  if (request.name === undefined || request.name === "")
    return refusal({
      code: "FLAG_MISSING",
      message: "The service has no name.",
      fix: "Give it as the first argument, or with --name=<name>.",
    });
  const failure = findNameFault(request.name);
  return failure ? refusal(failure) : success(request.name);
}

/** A new row: the answers of the request, defaults for the rest, and a port that is free. All failures at once. */
export function completeRow(
  parsed: ParsedSpec,
  service: string,
  request: RowRequest,
  status: Status,
  snapshot: Snapshot,
): Result<PortRow> {
  const { spec, source } = parsed;
  const env = request.env ?? envFor(service);
  const title = request.title ?? titleFor(service);
  const purpose = request.purpose ?? `${titleFor(service)} service`;
  const failures = (["title", "purpose", "owner"] as const).flatMap((flag): Failure[] =>
    checkText(flag, request[flag]),
  );
  const badEnv = findEnvFault(env);
  if (badEnv) failures.push({ ...badEnv, fix: "Give another one with --env=<NAME>." });
  const holder = rowOfVariable(spec, env);
  const isUrl = holder?.url === env;
  if (holder)
    failures.push({
      code: "ENV_TAKEN",
      message: `${env} already names the ${isUrl ? "URL" : "port"} of ${holder.service} (${holder.port}).`,
      place: source.placeOf(["ports", holder.port, isUrl ? "url" : "env"]),
      fix: "Give another one with --env=<NAME>.",
    });
  const scheme = schemeOf(request.url ?? "");
  const protocol = request.protocol ?? (scheme === undefined ? "HTTP" : protocolOfScheme(scheme));
  const placement = readPlacement(parsed, request, { service, env, protocol });
  if (!placement.ok) failures.push(...placement.failures);
  const allocated = allocatePort(spec, request, snapshot.elsewhere);
  if (!allocated.ok) failures.push(...allocated.failures);
  if (failures.length > 0 || !placement.ok || !allocated.ok) return refusal(...failures);
  const { address, url, ...reasons } = placement.value;
  const row: PortRow = {
    port: allocated.value.port,
    service,
    title,
    protocol,
    purpose,
    env,
    ...(url !== undefined && { url }),
    ...(address !== undefined && { address }),
    ...(request.owner !== undefined && { owner: request.owner }),
    status,
    ...reasons,
  };
  const repeated = checkPrevious(row, row);
  return repeated.length > 0 ? refusal(...repeated) : success(row);
}
