import type { Finding } from "@berth/guard";
import { printableLine, rangeOf, renderPlace, type Spec } from "@berth/registry";
import { count } from "./count.ts";
import { countKinds, fileOf, type Group, groupFindings, isOfTest } from "./group-findings.ts";

/** Codes that say no more of a place than its port's line in the table does. */
const ABOUT_PORT = new Set<Finding["code"]>(["PORT_HARDCODED", "PORT_RETIRED", "PORT_UNASSIGNED"]);

/**
 * The findings as people act on them: by port with whose it is, by file, then one line each; what is in tests and
 * examples comes last. A way out that several places of a port share is said once, with the port.
 */
export function renderReport(findings: readonly Finding[], spec?: Spec): string {
  const ports = findings.length > 1 ? groupFindings(findings, ({ port }) => port) : [];
  const files = groupFindings(findings, fileOf);
  const shared = new Map(ports.map((group) => [group.key, sharedFix(group)]));
  const line = (finding: Finding) => renderLine(finding, finding.port === undefined ? undefined : shared, spec);
  const tests = findings.filter(isOfTest);
  const others = findings.filter((finding) => !isOfTest(finding));
  const blocks = [
    section("Ports:", renderPorts(ports, shared, spec)),
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

function renderPorts(
  ports: readonly Group<number>[],
  shared: ReadonlyMap<number, string | undefined>,
  spec?: Spec,
): string[] {
  const owners = ports.map(({ key }) => (spec ? ownerOf(key, spec) : ""));
  const width = longest(owners);
  const digits = longest(ports.map(({ key }) => String(key)));
  return ports.flatMap(({ findings, key }, at) => {
    const inFiles = count(new Set(findings.map(fileOf)).size, "file");
    const owner = spec ? `${(owners[at] ?? "").padEnd(width)}  ` : "";
    const line = `  ${String(key).padEnd(digits)}  ${owner}${findings.length} in ${inFiles}: ${countKinds(findings)}`;
    const fix = shared.get(key);
    return [line, ...(fix === undefined ? [] : [`${" ".repeat(digits + 4)}${fix}`])].map(printableLine);
  });
}

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
    const named = ports.slice(0, 6).join(", ") + (ports.length > 6 ? `, ${ports.length - 6} more` : "");
    return printableLine(`  ${String(findings.length).padStart(width)}  ${key}${named === "" ? "" : `  ${named}`}`);
  });
}

/** The way out that most places of a port have in common; undefined where no two have one. */
function sharedFix({ findings }: Group<number>): string | undefined {
  const [most] = groupFindings(findings, ({ fix }) => fix);
  return most && most.findings.length > 1 ? most.key : undefined;
}

/** Place, code, and what is to be said of this place alone. */
function renderLine(finding: Finding, shared?: ReadonlyMap<number, string | undefined>, spec?: Spec): string {
  const { code, fix, kind, message, place, port = 0 } = finding;
  const isTold = shared?.has(port) && spec !== undefined && ABOUT_PORT.has(code);
  const isShared = fix !== undefined && shared?.get(port) === fix;
  const said = [isTold ? `${kind} ${port}.` : message, ...(fix === undefined || isShared ? [] : [fix])];
  return printableLine(`${renderPlace(place)}  ${code}  ${said.join(" ")}`);
}
