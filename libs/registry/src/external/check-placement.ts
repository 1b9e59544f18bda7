import type { Failure } from "../failure.ts";
import type { PortRow } from "../spec.ts";
import type { YamlSource } from "../yaml-source.ts";
import { hasUrl } from "./url-of.ts";

/** The rules for a row's URL and its former ports; SPEC_INVALID for each that is broken. */
export function checkPlacement(row: PortRow, source: YamlSource): Failure[] {
  const { port, previous = [], protocol, service, url } = row;
  const failures: Failure[] = [];
  if (url !== undefined && !hasUrl(protocol))
    failures.push({
      code: "SPEC_INVALID",
      message: `${protocol} has no URL, so ${url} has no value.`,
      place: source.placeOf(["ports", port, "url"]),
      fix: "Take the url away.",
    });
  const numbers = previous.map((was) => was.port);
  for (const [index, number] of numbers.entries()) {
    const isOwn = number === port;
    if (!isOwn && numbers.indexOf(number) === index) continue;
    failures.push({
      code: "SPEC_INVALID",
      message: isOwn
        ? `${port} is the port that ${service} has; it can't be a previous one too.`
        : `${number} stands twice among the previous ports of ${service}.`,
      place: source.placeOf(["ports", port, "previous", index, "port"]),
      fix: "Take it from the list.",
    });
  }
  return failures;
}
