import type { Finding } from "@berth/guard";
import { printableLine, rangeOf, renderPlace, type Spec } from "@berth/registry";
import { count } from "./count.ts";
import { countKinds, fileOf, type Group, groupFindings, isOfTest } from "./group-findings.ts";

/** Codes that say no more of a place than its port's line in the table does. */
const ABOUT_PORT = new Set<Finding["code"]>(["PORT_HARDCODED", "PORT_RETIRED", "PORT_UNASSIGNED"]);

/** How many ports are named in one line before the rest is only counted. */
const NAMED = 6;

/**
 * The findings as people act on them: by port with whose it is and what to do about it, by file, then one line each;
 * what is in tests and examples comes last. A way out that the places of a port share is said once, with the port.
 */
export function renderReport(findings: readonly Finding[], spec?: Spec): string {
  const ports = findings.length > 1 ? groupFindings(findings, ({ port }) => port) : [];
  const files = groupFindings(findings, fileOf);
  const shared = new Map(ports.map((group) => [group.key, sharedFix(group)]));
  const line = (finding: Finding) => renderLine(finding, finding.port === undefined ? undefined : shared, spec);
  const tests = findings.filter(isOfTest);
  const others = findings.filter((finding) => !isOfTest(finding));
  const blocks = [
    section("Ports:", renderPorts(ports, spec)),
    section("What to do:", renderFixes(shared)),
    section("Files:", files.length > 1 ? renderFiles(files) : []),
    section(ports.length > 0 ? "Findings:" : "", others.map(line)),
    section("In tests and examples (--no-tests leaves them out):", tests.map(line)),
  ];
  const inTests = tests.length > 0 && others.length > 0 ? `, ${tests.length} of them in tests and examples` : "";
  const sum = `${count(findings.length, "finding")} in ${count(files.length, "file")}${inTests}.`;
  return [...blocks.filter((block) => block !== ""), sum].join("\n\n");
}

const section = (title: string, lines: readonly string[]): string =>
  lines.length === 0 ? "" : [...(title === "" ? [] : [title]), ...lines].join("\n");

function renderPorts(ports: readonly Group<number>[], spec?: Spec): string[] {
  const owners = ports.map(({ key }) => (spec ? ownerOf(key, spec) : ""));
  const width = longest(owners);
  const digits = longest(ports.map(({ key }) => String(key)));
  return ports.map(({ findings, key }, at) => {
    const inFiles = count(new Set(findings.map(fileOf)).size, "file");
    const owner = spec ? `${(owners[at] ?? "").padEnd(width)}  ` : "";
    const number = String(key).padEnd(digits);
    return printableLine(`  ${number}  ${owner}${findings.length} in ${inFiles}: ${countKinds(findings)}`);
  });
}

/** Each way out with all ports that have it: their places don't repeat it. */
function renderFixes(shared: ReadonlyMap<number, string | undefined>): string[] {
  const byFix = new Map<string, number[]>();
  for (const [port, fix] of shared) if (fix !== undefined) byFix.set(fix, [...(byFix.get(fix) ?? []), port]);
  return [...byFix].map(([fix, ports]) => printableLine(`  ${ports.join(", ")}  ${fix}`));
}

const nameSome = (ports: readonly number[]): string =>
  ports.slice(0, NAMED).join(", ") + (ports.length > NAMED ? `, ${ports.length - NAMED} more` : "");

const longest = (texts: readonly string[]): number => Math.max(0, ...texts.map(({ length }) => length));

/** Whose a port is, by the spec. */
function ownerOf(port: number, spec: Spec): string {
  const row = spec.ports.find((one) => one.port === port);
  if (row) return row.status === "retired" ? `${row.service}, retired` : `${row.service} (${row.env})`;
  const range = rangeOf(spec, port);
  return range ? `free in ${range.id}` : "not in the spec";
}

function renderFiles(files: readonly Group<string>[]): string[] {
  const width = String(files[0]?.findings.length ?? 0).length;
  return files.map(({ findings, key }) => {
    const ports = groupFindings(findings, ({ port }) => port).map(({ key }) => key);
    return printableLine(`  ${String(findings.length).padStart(width)}  ${key}  ${nameSome(ports)}`.trimEnd());
  });
}

/** The way out that most places of a port have in common; undefined where no two of several have one. */
function sharedFix({ findings }: Group<number>): string | undefined {
  const [most] = groupFindings(findings, ({ fix }) => fix);
  return most && (most.findings.length > 1 || findings.length === 1) ? most.key : undefined;
}

/** Place, code, and what is to be said of this place alone. */
function renderLine(finding: Finding, shared?: ReadonlyMap<number, string | undefined>, spec?: Spec): string {
  const { code, fix, kind, message, place, port = 0 } = finding;
  const isTold = shared?.has(port) && spec !== undefined && ABOUT_PORT.has(code);
  const isShared = fix !== undefined && shared?.get(port) === fix;
  const said = [isTold ? `${kind} ${port}.` : message, ...(fix === undefined || isShared ? [] : [fix])];
  return printableLine(`${renderPlace(place)}  ${code}  ${said.join(" ")}`);
}
