import {
  allocatePort,
  checkEnv,
  checkName,
  envFor,
  type Failure,
  type ParsedSpec,
  type PortRow,
  type Result,
  refusal,
  type Status,
  success,
  Text,
  titleFor,
} from "@berth/registry";
import type { ReserveOptions } from "./service-options.ts";
import type { Snapshot } from "./snapshot.ts";

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
  const failure = checkName(request.name);
  return failure ? refusal(failure) : success(request.name);
}

/** A new row: the answers of the request, defaults for the rest, and a port that is free. All failures at once. */
export function completeRow(
  { spec, source }: ParsedSpec,
  service: string,
  request: RowRequest,
  status: Status,
  snapshot: Snapshot,
): Result<PortRow> {
  const env = request.env ?? envFor(service);
  const title = request.title ?? titleFor(service);
  const purpose = request.purpose ?? `${titleFor(service)} service`;
  const failures = (["title", "purpose", "owner"] as const).flatMap((flag): Failure[] =>
    checkText(flag, request[flag]),
  );
  const badEnv = checkEnv(env);
  if (badEnv) failures.push({ ...badEnv, fix: "Give another one with --env=<NAME>." });
  const holder = spec.ports.find((row) => row.env === env);
  if (holder)
    failures.push({
      code: "ENV_TAKEN",
      message: `${env} already names the port of ${holder.service} (${holder.port}).`,
      place: source.placeOf(["ports", holder.port, "env"]),
      fix: "Give another one with --env=<NAME>.",
    });
  const allocated = allocatePort(spec, request, snapshot.elsewhere);
  if (!allocated.ok) failures.push(...allocated.failures);
  if (failures.length > 0 || !allocated.ok) return refusal(...failures);
  return success({
    port: allocated.value.port,
    service,
    title,
    protocol: request.protocol ?? "HTTP",
    purpose,
    env,
    ...(request.owner !== undefined && { owner: request.owner }),
    status,
  });
}

function checkText(flag: string, text: string | undefined): Failure[] {
  if (text === undefined) return [];
  const parsed = Text.safeParse(text);
  return (parsed.error?.issues ?? []).map((issue) => ({
    code: "TEXT_INVALID",
    message: `--${flag} ${issue.message}.`,
    fix: `Give --${flag} as one short line of text.`,
  }));
}
