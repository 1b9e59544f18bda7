import type { YamlSource } from "../read/yaml-source.ts";
import type { Failure } from "../report/failure.ts";
import { isTombstoneOf } from "../spec/is-tombstone-of.ts";
import { findEnvFault } from "../spec/names.ts";
import type { PortRow, Spec } from "../spec/spec.ts";
import { hasUrl } from "./url-of.ts";

/** The rules for a row's URL and its former ports: ENV_INVALID, ENV_TAKEN or SPEC_INVALID for each that is broken. */
export function checkPlacement(spec: Spec, row: PortRow, source: YamlSource): Failure[] {
  return [...checkUrl(spec, row, source), ...checkPrevious(row, source)];
}

function checkUrl(spec: Spec, row: PortRow, source: YamlSource): Failure[] {
  const { address, port, protocol, url } = row;
  if (url === undefined)
    return address === undefined
      ? []
      : [
          {
            code: "SPEC_INVALID",
            message: `${row.service} has an address, but no variable for it.`,
            place: source.placeOf(["ports", port, "address"]),
            fix: "Name the variable in the row, such as url: DATABASE_URL, or remove the address.",
          },
        ];
  const place = source.placeOf(["ports", port, "url"]);
  const failure = findEnvFault(url);
  if (failure) return [{ ...failure, place }];
  const holder = holderOfUrl(spec, row, url);
  if (holder)
    return [
      {
        code: "ENV_TAKEN",
        message: `${url} already names ${holder}.`,
        place,
        fix: "Give each URL a variable of its own.",
      },
    ];
  if (hasUrl(protocol) || address !== undefined) return [];
  const message = `The protocol ${protocol} does not define the form of a URL, so ${url} has no value.`;
  const fix = "Add its form, such as address: postgres://{host}:{port}, or remove the url.";
  return [{ code: "SPEC_INVALID", message, place, fix }];
}

/** Whose variable it is, in words, if another port or URL has it. Of two URLs the later one is in the wrong. */
function holderOfUrl(spec: Spec, row: PortRow, url: string): string | undefined {
  const ofPorts = spec.ports.filter(({ env }) => env === url);
  const ofPort = ofPorts.find(({ status }) => status !== "retired") ?? ofPorts[0];
  if (ofPort) return `the port of ${ofPort.service} (${ofPort.port})`;
  const ofUrl = spec.ports.find((other) => other.url === url && other.port < row.port && !isTombstoneOf(other, row));
  return ofUrl && `the URL of ${ofUrl.service} (${ofUrl.port})`;
}

function checkPrevious({ port, previous = [], service }: PortRow, source: YamlSource): Failure[] {
  const numbers = previous.map((was) => was.port);
  return numbers.flatMap((number, index) => {
    const isOwn = number === port;
    if (!isOwn && numbers.indexOf(number) === index) return [];
    return [
      {
        code: "SPEC_INVALID",
        message: isOwn
          ? `${port} is the current port of ${service}; it cannot be a previous port, too.`
          : `${number} is listed twice in the previous ports of ${service}.`,
        place: source.placeOf(["ports", port, "previous", index, "port"]),
        fix: "Remove it from the list.",
      },
    ];
  });
}
