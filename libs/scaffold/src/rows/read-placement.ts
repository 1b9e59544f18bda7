import {
  Address,
  type Failure,
  findEnvFault,
  hasUrl,
  type ParsedSpec,
  type PortRow,
  PreviousPort,
  type Protocol,
  type Result,
  refusal,
  success,
} from "@berth/registry";
import { checkText } from "../options/check-text.ts";
import type { PlacementRequest } from "../options/external-options.ts";
import { joinPieces } from "../options/join-pieces.ts";

/** What a row says of its place besides its number. */
export type Placement = Pick<PortRow, "url" | "address" | "rationale" | "previous">;

/**
 * The fields that the request's flags stand for. ENV_INVALID, ENV_TAKEN, TEXT_INVALID or FLAG_INVALID for each flag
 * that can't be.
 */
export function readPlacement(
  parsed: ParsedSpec,
  { previous: lines, rationale, url: address, urlEnv: url }: PlacementRequest,
  own: OwnRow,
): Result<Placement> {
  const failures = [
    ...checkAddress(address, url),
    ...checkUrl(parsed, url, { address, ...own }),
    ...checkText("rationale", rationale),
  ];
  const previous = joinPieces(lines ?? [], STARTS_WITH_PORT).map(readPrevious);
  for (const was of previous) if (!was.ok) failures.push(...was.failures);
  const placement: Placement = {
    ...(url !== undefined && { url }),
    ...(address !== undefined && { address }),
    ...(rationale !== undefined && { rationale }),
    ...(previous.length > 0 && { previous: previous.flatMap((was) => (was.ok ? was.value : [])) }),
  };
  failures.push(...checkPrevious(placement, own));
  return failures.length > 0 ? refusal(...failures) : success(placement);
}

/** The row that the request is about, as far as it is known. */
interface OwnRow {
  port?: number;
  service: string;
  env: string;
  protocol: Protocol;
  address?: string | undefined;
}

function checkAddress(address: string | undefined, url: string | undefined): Failure[] {
  if (address === undefined) return [];
  const [issue] = Address.safeParse(address).error?.issues ?? [];
  if (issue)
    return [
      {
        code: "FLAG_INVALID",
        message: `--url ${issue.message}.`,
        fix:
          "Write it as --url='postgres://app@{host}:{port}/app'. A password is read from a variable of its own, " +
          "such as PGPASSWORD.",
      },
    ];
  if (url !== undefined) return [];
  return [{ code: "FLAG_MISSING", message: "--url needs a variable.", fix: "Add --url-env=<NAME>." }];
}

function checkUrl(
  { source, spec }: ParsedSpec,
  url: string | undefined,
  { address, env, protocol, service }: OwnRow,
): Failure[] {
  if (url === undefined) return [];
  const fix = "Give another one with --url-env=<NAME>.";
  const failure = findEnvFault(url);
  if (failure) return [{ ...failure, fix }];
  if (!hasUrl(protocol) && address === undefined)
    return [
      {
        code: "FLAG_MISSING",
        message: `The protocol ${protocol} does not define the form of a URL, so --url-env has no value.`,
        fix: "Add its form, such as --url='postgres://{host}:{port}', or leave --url-env out.",
      },
    ];
  if (url === env) return [{ code: "ENV_TAKEN", message: `${url} already names the port of ${service} already.`, fix }];
  const holders = spec.ports.filter((row) => row.env === url || (row.url === url && row.service !== service));
  const holder = holders.find(({ status }) => status !== "retired") ?? holders[0];
  if (!holder) return [];
  const field = holder.env === url ? "env" : "url";
  return [
    {
      code: "ENV_TAKEN",
      message: `${url} already names the ${field === "env" ? "port" : "URL"} of ${holder.service} (${holder.port}).`,
      place: source.placeOf(["ports", holder.port, field]),
      fix,
    },
  ];
}

const STARTS_WITH_PORT = /^\s*(\d{1,5})\s*:\s*(.*)$/;

function readPrevious(line: string): Result<PreviousPort> {
  const [, port, reason = ""] = STARTS_WITH_PORT.exec(line) ?? [];
  if (port === undefined)
    return refusal({
      code: "FLAG_INVALID",
      message: `--previous=${JSON.stringify(line.slice(0, 60))} names no port.`,
      fix: 'Write the port, a colon and the reason: --previous="3000: it was taken by Grafana".',
    });
  const was = PreviousPort.safeParse({ port: Number(port), reason: reason.trim() });
  if (was.success) return success(was.data);
  return refusal(
    ...was.error.issues.map(
      ({ message, path }): Failure => ({
        code: path[0] === "port" ? "FLAG_INVALID" : "TEXT_INVALID",
        message: `The ${path[0] === "port" ? "port" : "reason"} of --previous=${port} ${message}.`,
        fix: 'Write the port, a colon and the reason: --previous="3000: it was taken by Grafana".',
      }),
    ),
  );
}

/** FLAG_INVALID where a row would have had its own number before, or another one twice. */
export function checkPrevious({ previous = [] }: Placement, { port, service }: OwnRow): Failure[] {
  const numbers = previous.map((was) => was.port);
  const wrong = numbers.find((number, index) => number === port || numbers.indexOf(number) < index);
  if (wrong === undefined) return [];
  return [
    {
      code: "FLAG_INVALID",
      message:
        wrong === port
          ? `--previous names ${port}, the port that ${service} gets.`
          : `--previous names ${wrong} twice.`,
      fix: "Leave that one out.",
    },
  ];
}
