import { appendMember, type ConfigMember, type ConfigNode, type Layout, type ReadCode } from "@berth/registry";
import { applyEdits, placeOf } from "./json-text.ts";
import { readPort, type Target } from "./wiring.ts";

type ObjectNode = Extract<ConfigNode, { kind: "object" }>;

/** What Vite serves with: its development server, and what was built. The two run one at a time. */
const SECTIONS = ["server", "preview"] as const;

/** What a section of the configuration has to say. */
export const pairOf = (row: Target["row"]): string => `port: ${readPort(row)}, strictPort: true`;

/**
 * The configuration of Vite that listens on the spec's port, or where the variable says, and on no other if that is
 * taken. A literal port is replaced and a missing one added; what is computed is told.
 */
export function wireVite(
  path: string,
  text: string,
  { row }: Target,
  readCode: ReadCode,
): { text: string; notes: readonly string[] } {
  const pair = pairOf(row);
  const { config, problem } = readCode(path, text);
  if (config?.kind !== "object") {
    const why = problem ?? "exports no object that can be read";
    return { text, notes: [`${path} ${why}. Write in its ${SECTIONS.join(" and ")}: ${pair}`] };
  }
  const notes: string[] = [];
  let done = text;
  for (const section of SECTIONS) {
    const wired = wireSection(done, section, readPort(row), row.env, readCode(path, done).config);
    if (typeof wired === "string") done = wired;
    else notes.push(`${placeOf(path, done, wired.offset)} ${wired.why}. Write in ${section}: ${pair}`);
    const strict = strictOf(readCode(path, done).config, section);
    if (strict?.kind === "literal" && strict.value === false)
      notes.push(
        `${placeOf(path, done, strict.offset)} lets Vite take the port of another service when ${row.env} is taken. ` +
          "Write: strictPort: true",
      );
  }
  return { text: done, notes };
}

/** The configuration of a project that has none. */
export const newViteConfig = ({ row }: Target): string =>
  `export default {\n${SECTIONS.map((section) => `  ${section}: { ${pairOf(row)} },\n`).join("")}};\n`;

/** The text with the port in this section, or why that has to be written by hand. */
function wireSection(
  text: string,
  section: string,
  port: string,
  env: string,
  config: ConfigNode | undefined,
): string | { offset: number; why: string } {
  if (config?.kind !== "object") return { offset: 0, why: "exports no object that can be read" };
  const found = findMember(config, section);
  if (found === undefined) {
    if (config.isOpen) return { offset: config.offset, why: `may get its ${section} from elsewhere` };
    return addMember(text, config, (layout) => renderSection(section, port, layout));
  }
  if (found === "unclear" || found.value.kind !== "object")
    return { offset: offsetOf(config, section), why: `computes its ${section}` };
  const { value } = found;
  const old = findMember(value, "port");
  if (old === undefined && value.isOpen) return { offset: value.offset, why: "may get its port from elsewhere" };
  const isStrict = findMember(value, "strictPort") !== undefined || value.isOpen;
  const strict = isStrict ? "" : ", strictPort: true";
  if (old === undefined) return addMember(text, value, () => `port: ${port}${strict}`);
  if (old === "unclear") return { offset: value.offset, why: "computes its port" };
  const { kind, length, offset } = old.value;
  if (kind === "literal") return applyEdits(text, [{ offset, length, put: port + strict }]);
  const isWired = new RegExp(`\\b${env}\\b`).test(text.slice(offset, offset + length));
  return isWired ? text : { offset: old.offset, why: "computes its port" };
}

/** The member of this name; unclear where there are several, or what comes behind it may say otherwise. */
function findMember({ members }: ObjectNode, name: string): ConfigMember | "unclear" | undefined {
  const at = members.findIndex(({ key }) => key === name);
  if (at < 0) return undefined;
  return members.slice(at + 1).some(({ key }) => key === name || key === "") ? "unclear" : members[at];
}

const offsetOf = ({ members, offset }: ObjectNode, name: string): number =>
  members.find(({ key }) => key === name)?.offset ?? offset;

function strictOf(config: ConfigNode | undefined, section: string): ConfigNode | undefined {
  const found = config?.kind === "object" ? findMember(config, section) : undefined;
  if (found === undefined || found === "unclear" || found.value.kind !== "object") return undefined;
  const strict = findMember(found.value, "strictPort");
  return strict === "unclear" ? undefined : strict?.value;
}

const addMember = (text: string, { members, offset }: ObjectNode, put: (layout: Layout) => string): string =>
  appendMember(text, { offset, children: members }, put);

function renderSection(section: string, port: string, layout: Layout): string {
  if (!layout) return `${section}: { port: ${port}, strictPort: true }`;
  const inner = `\n${layout.indent}${layout.unit}`;
  return `${section}: {${inner}port: ${port},${inner}strictPort: true,\n${layout.indent}}`;
}
