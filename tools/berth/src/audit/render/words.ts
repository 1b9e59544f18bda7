import { count } from "../../lint/count.ts";
import type { Audit, CellUse, IssueKind, PortAudit, RangeAudit, Role, Urgency } from "../join/audit.ts";

/** What the page calls each kind of issue. */
export const TITLES: Readonly<Record<IssueKind, string>> = {
  "two-services": "Two services on one number",
  "bound-twice": "Several projects listen on one number",
  "several-numbers": "One service on several numbers",
  "container-and-host": "The container's number in place of the host's",
  "range-overlap": "Ranges that overlap",
  held: "Another program listens",
  "spec-invalid": "The spec itself",
  "against-spec": "Other than the spec says",
  retired: "A retired number is used",
  unassigned: "No service has the number",
  "outside-ranges": "Outside of every range",
  "range-full": "A range runs out",
  hardcoded: "Written as a number",
  unclear: "Not clear whose it is",
  "framework-default": "Everybody's default",
  unsafe: "Not for services",
};

export const URGENCIES: Readonly<Record<Urgency, string>> = {
  decide: "To decide",
  correct: "To correct",
  know: "Good to know",
};

export const ROLES: Readonly<Record<Role, string>> = {
  declares: "declared",
  binds: "bound",
  publishes: "published",
  defaults: "default",
  reads: "read",
  connects: "called",
};

export const USES: Readonly<Record<CellUse, string>> = {
  decide: "to decide",
  correct: "to correct",
  sound: "in use",
  reserved: "reserved",
  retired: "retired",
};

/** The audit in one sentence. */
export function summarize({ counts, ports }: Audit): string {
  const { correct, decide, files, places } = counts;
  if (ports.length === 0) return `No port is named in ${count(files, "file")}.`;
  const named = `${count(ports.length, "port")} in ${count(places, "place")} of ${count(files, "file")}`;
  const open = [
    ...(decide > 0 ? [`${count(decide, "thing")} to decide`] : []),
    ...(correct > 0 ? [`${correct} to correct`] : []),
  ];
  return `${named}: ${open.join(", ") || "nothing to decide and nothing to correct"}.`;
}

/** By which spec the ports were judged. */
export function tellSpec({ spec }: Audit): string {
  if (spec.state === "none") return "There is no spec here: what the files say is compared with itself.";
  if (spec.state === "broken")
    return "The spec has faults, which come first below; the ports are judged by the rows that can be read.";
  return `Judged by spec/ports.yaml: ${spec.title}, version ${spec.version}, ${spec.status}.`;
}

/** `a1b2c3d on main, with changes`. */
export function tellCommit({ commit }: Audit): string | undefined {
  if (!commit) return undefined;
  const branch = commit.branch === undefined ? "" : ` on ${commit.branch}`;
  return `${commit.id.slice(0, 9)}${branch}${commit.isChanged ? ", with changes that are not committed" : ""}`;
}

/** How many of the ports something listens on now. */
export function tellListening({ ports }: Audit): string {
  const held = ports.filter(({ listening }) => listening !== undefined).length;
  const here = "on the machine of this audit";
  return held === 0 ? `Nothing listens on any of them ${here}.` : `Something listens on ${held} of them ${here}.`;
}

/** `Recording control API, HTTP`; empty where nothing says what a number is for. */
export const tellPurpose = ({ protocol, purpose }: PortAudit): string =>
  [purpose, protocol].filter((said) => said !== undefined).join(", ");

/** What a port's line says of whose it is; empty where nothing does. */
export const whose = ({ services }: PortAudit): string => services.join(", ");

/** `3 of 10, 7 free`: how full a range is, and what can still be assigned. */
export function tellFill({ assigned, free, from, to, unassigned }: RangeAudit): string {
  const size = to - from + 1;
  if (free === undefined) return `${unassigned + assigned} of ${size} named`;
  const besides = unassigned > 0 ? `, ${unassigned} named without a row` : "";
  return `${assigned} of ${size}${besides}, ${free} free`;
}

/** Whether there is nothing to say of what was read, as in an empty folder. */
export const saysNothing = ({ coverage, onlyElsewhere, onlyInTests, unread }: Audit): boolean =>
  [onlyElsewhere, onlyInTests, unread, coverage.read, coverage.unread].every((all) => all.length === 0);
