import { isPortText, type PortPlace, placeOf } from "../../places/port-place.ts";

const AGENTS = [
  // The debugger: `-agentlib:jdwp=transport=dt_socket,server=y,address=*:5005`.
  /\b(?:agentlib:jdwp=|Xrunjdwp:)[^\s"']{0,200}?\baddress=(?:[\w.*-]{1,100}:)?(\d{2,5})(?=$|[\s,"'])/dg,
  // Jolokia and Prometheus: `-javaagent:agent.jar=port=8778,host=…`, `-javaagent:agent.jar=9404:config.yaml`.
  /-javaagent:[^\s="']{1,300}=(?:[^\s"']{0,200}?\bport=|(?:[\w.]{1,100}:)?)(\d{2,5})(?=$|[\s:,"'])/dg,
];

/** The ports on which agents of a Java machine listen, as its options name them. `base` is the text's offset. */
export function findJvmAgents(text: string, base: number): PortPlace[] {
  if (!/jdwp|-javaagent:/.test(text)) return [];
  return AGENTS.flatMap((agent) =>
    [...text.matchAll(agent)].flatMap(({ 1: digits = "", indices }) =>
      isPortText(digits) ? [placeOf("bind", digits, base + (indices?.[1]?.[0] ?? 0))] : [],
    ),
  );
}
