import {
  checkEnv,
  type Failure,
  hasUrl,
  type ParsedSpec,
  type PortRow,
  PreviousPort,
  type Protocol,
  type Result,
  refusal,
  success,
} from "@berth/registry";
import { checkText } from "../check-text.ts";
import type { PlacementRequest } from "./external-options.ts";

/** What a row says of its place besides its number. */
export type Placement = Pick<PortRow, "url" | "rationale" | "previous">;

/**
 * The fields that the request's flags stand for. ENV_INVALID, ENV_TAKEN, TEXT_INVALID or FLAG_INVALID for each flag that can't be.
 */
export function readPlacement(
  parsed: ParsedSpec,
  { previous: lines, rationale, urlEnv: url }: PlacementRequest,
  own: OwnRow,
): Result<Placement> {
  const failures = [...checkUrl(parsed, url, own), ...checkText("rationale", rationale)];
  const previous = joinLines(lines ?? []).map(readPrevious);
  for (const was of previous) if (!was.ok) failures.push(...was.failures);
  const placement: Placement = {
    ...(url !== undefined && { url }),
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
}

function checkUrl(
  { source, spec }: ParsedSpec,
  url: string | undefined,
  { env, protocol, service }: OwnRow,
): Failure[] {
  if (url === undefined) return [];
  const fix = "Give another one with --url-env=<NAME>.";
  const failure = checkEnv(url);
  if (failure) return [{ ...failure, fix }];
  if (!hasUrl(protocol))
    return [
      {
        code: "FLAG_INVALID",
        message: `${protocol} has no URL, so --url-env has no value to carry.`,
        fix: "Leave it out, or choose another --protocol.",
      },
    ];
  if (url === env) return [{ code: "ENV_TAKEN", message: `${url} is to carry the port of ${service} already.`, fix }];
  const holder = spec.ports.find((row) => row.env === url || (row.url === url && row.service !== service));
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

/** Nx parts the only value of a list at its commas; what doesn't begin with a port belongs to the piece before it. */
function joinLines(pieces: readonly string[]): string[] {
  const lines: string[] = [];
  for (const piece of pieces) {
    const before = STARTS_WITH_PORT.test(piece) ? undefined : lines.pop();
    lines.push(before === undefined ? piece : `${before},${piece}`);
  }
  return lines;
}

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
