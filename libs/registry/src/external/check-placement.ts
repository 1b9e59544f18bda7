import type { YamlSource } from "../read/yaml-source.ts";
import type { Failure } from "../report/failure.ts";
import { groupRows } from "../spec/group-rows.ts";
import { isTombstoneOf } from "../spec/is-tombstone-of.ts";
import { findEnvFault } from "../spec/names.ts";
import type { PortRow, Spec } from "../spec/spec.ts";
import { hasUrl } from "./url-of.ts";

/** The rules for URLs and former ports: ENV_INVALID, ENV_TAKEN or SPEC_INVALID for each that is broken. */
export function checkPlacements(spec: Spec, source: YamlSource): Failure[] {
  const names: Names = {
    ofPorts: groupRows(spec.ports, (row) => row.env),
    ofUrls: groupRows(spec.ports, (row) => row.url),
  };
  return spec.ports.flatMap((row) => [...checkUrl(names, row, source), ...checkPrevious(row, source)]);
}

/** The rows of each variable, ascending by port. */
interface Names {
  ofPorts: ReadonlyMap<string, readonly PortRow[]>;
  ofUrls: ReadonlyMap<string | undefined, readonly PortRow[]>;
}

function checkUrl(names: Names, row: PortRow, source: YamlSource): Failure[] {
  const { address, port, url } = row;
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
  const failure = findEnvFault(url) ?? findHolder(names, row, url) ?? findFormless(row, url);
  return failure ? [{ ...failure, place: source.placeOf(["ports", port, "url"]) }] : [];
}

function findHolder(names: Names, row: PortRow, url: string): Failure | undefined {
  const holder = holderOfUrl(names, row, url);
  return holder === undefined
    ? undefined
    : {
        code: "ENV_TAKEN",
        message: `${url} already names ${holder}.`,
        fix: "Give each URL a variable of its own.",
      };
}

function findFormless({ address, protocol }: PortRow, url: string): Failure | undefined {
  return hasUrl(protocol) || address !== undefined
    ? undefined
    : {
        code: "SPEC_INVALID",
        message: `The protocol ${protocol} does not define the form of a URL, so ${url} has no value.`,
        fix: "Add its form, such as address: postgres://{host}:{port}, or remove the url.",
      };
}

/** Whose variable it is, in words, if another port or URL has it. Of two URLs the later one is in the wrong. */
function holderOfUrl({ ofPorts, ofUrls }: Names, row: PortRow, url: string): string | undefined {
  const rows = ofPorts.get(url) ?? [];
  const ofPort = rows.find(({ status }) => status !== "retired") ?? rows[0];
  if (ofPort) return `the port of ${ofPort.service} (${ofPort.port})`;
  const ofUrl = ofUrls.get(url)?.find((other) => other.port < row.port && !isTombstoneOf(other, row));
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
