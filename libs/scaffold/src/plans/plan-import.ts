import {
  binOf,
  editSpec,
  folderOf,
  type Knowledge,
  nextVersion,
  type ParsedSpec,
  type PortEntry,
  type PortRange,
  type Result,
  refusal,
  SPEC_PATH,
  type SpecEdit,
  success,
} from "@berth/registry";
import { draftImported, tellImport } from "../import/draft-imported.ts";
import { reportOf } from "../import/import-report.ts";
import { type JoinedRow, joinKnowledge } from "../import/join-knowledge.ts";
import { readAnswers } from "../import/read-answers.ts";
import { addLines } from "../init/add-lines.ts";
import { chooseSettings } from "../init/choose-settings.ts";
import { addRanges } from "../init/draft-spec.ts";
import { readRanges } from "../init/read-ranges.ts";
import { recordEdits } from "../rows/record-edits.ts";
import { ROOT_PACKAGE_PATH } from "../workspace/read-root-package.ts";
import { findForeign } from "./find-foreign.ts";
import type { Plan } from "./plan.ts";
import { noteDrift, noteLeftAlone, planDerived } from "./plan-derived.ts";
import { IGNORE_PATH, IGNORED, noteTwoComposes } from "./plan-init.ts";
import { readSpec } from "./read-spec.ts";
import type { Request } from "./request.ts";
import { changeFile, sealPlan } from "./seal-plan.ts";
import type { Snapshot } from "./snapshot.ts";

type ImportRequest = Omit<Extract<Request, { kind: "import" }>, "kind">;

/**
 * The plan that takes what files know into the spec: a new one where there is none, else with rows and fields that the
 * spec lacks. It moves no row and changes no field that has a value. What it can't take is in its questions.
 */
export function planImport(request: ImportRequest, snapshot: Snapshot): Result<Plan> {
  return snapshot.files[SPEC_PATH] === undefined ? planFirst(request, snapshot) : planMerge(request, snapshot);
}

/** The files that the plan is made from besides those of every snapshot. */
export const importPaths = ({ knowledge, options }: ImportRequest): string[] => [
  IGNORE_PATH,
  ...(options.derive ? documentsOf(knowledge) : []),
];

function planFirst({ knowledge, options }: ImportRequest, snapshot: Snapshot): Result<Plan> {
  const documents = options.derive ? documentsOf(knowledge) : [];
  const settings = { ...chooseSettings({}, snapshot), ...(documents.length > 0 && { documents }) };
  const drafted = draftImported(knowledge, options, settings, snapshot.today);
  if (!drafted.ok) return drafted;
  const { notes, parsed, report } = drafted.value;
  if (report.rows.length === 0 && report.ranges.length === 0) {
    const found = "No file names a port with its service, so nothing is imported.";
    return success(
      sealPlan({ title: "import", service: "", ports: [], changes: [], notes: [...notes, found], imported: report }),
    );
  }
  const foreign = findForeign(parsed.spec, snapshot);
  if (foreign.length > 0) return refusal(...foreign);
  const derived = planDerived(parsed.spec, snapshot);
  if (!derived.ok) return derived;
  const isSetUp = snapshot.rootNames.includes(ROOT_PACKAGE_PATH);
  const hasContainers = report.rows.length > 0 && parsed.spec.ports.some(({ image }) => image !== undefined);
  return success(
    sealPlan({
      title: "import",
      service: "",
      ports: [],
      changes: [
        ...changeFile(snapshot, SPEC_PATH, parsed.source.text),
        ...derived.value,
        ...changeFile(snapshot, IGNORE_PATH, addLines(snapshot.files[IGNORE_PATH], IGNORED)),
      ],
      notes: [
        ...notes,
        ...noteDocuments(documents),
        ...(settings.compose !== undefined && hasContainers ? [noteTwoComposes(settings.compose)] : []),
      ],
      next: { run: isSetUp ? "npx berth init" : `${binOf(parsed.spec)} check` },
      imported: report,
    }),
  );
}

function planMerge({ knowledge, options }: ImportRequest, snapshot: Snapshot): Result<Plan> {
  const before = readSpec(snapshot);
  if (!before.ok) return before;
  const answers = readAnswers(options.answer);
  if (!answers.ok) return answers;
  const asked = readRanges(before.value, options.ranges ?? []);
  if (!asked.ok) return asked;
  const { spec } = before.value;
  const joined = joinKnowledge(knowledge, { spec, ranges: asked.value, answers: answers.value });
  const taken = joined.rows.flatMap((row) => findElsewhere(row, snapshot));
  const rows = joined.rows.filter(({ row }) => !taken.some(({ key }) => key === String(row.port)));
  const edits = rows.flatMap((row) => editsFor(row, before.value));
  const ranges = joined.ranges.filter(({ isKnown }) => !isKnown).map(({ isKnown: _, places: __, ...range }) => range);
  const documents = options.derive
    ? documentsOf(knowledge).filter((path) => !spec.settings.documents?.includes(path))
    : [];
  const after = applyEdits(before.value, ranges, documents, edits, snapshot);
  if (!after.ok) return after;
  const derived = planDerived(after.value.spec, snapshot);
  if (!derived.ok) return derived;
  const completed = new Set(edits.flatMap((edit) => (edit.kind === "set" ? [edit.port] : [])));
  const report = reportOf({ ...joined, rows, questions: [...joined.questions, ...taken] }, completed);
  const fresh = edits.flatMap((edit) => (edit.kind === "add" ? [edit.row.port] : []));
  const remote = options.reserve !== false && fresh.length > 0 ? spec.settings.reserve : undefined;
  return success(
    sealPlan({
      title: "import",
      service: "",
      ports: [],
      changes: [...changeFile(snapshot, SPEC_PATH, after.value.source.text), ...derived.value],
      notes: [
        ...joined.notes,
        ...noteDocuments(documents),
        ...noteDrift(spec, snapshot),
        ...noteLeftAlone(after.value.spec, snapshot),
      ],
      ...(remote !== undefined && { claim: { remote, ports: fresh } }),
      imported: report,
    }),
  );
}

/** Ranges first, one by one, then everything else with one row in the history. */
function applyEdits(
  before: ParsedSpec,
  ranges: readonly PortRange[],
  documents: readonly string[],
  edits: readonly SpecEdit[],
  snapshot: Snapshot,
): Result<ParsedSpec> {
  const ranged = addRanges(before, ranges);
  if (!ranged.ok) return ranged;
  const all = [...(before.spec.settings.documents ?? []), ...documents];
  const named = documents.length > 0 ? editSpec(ranged.value, [{ kind: "set-documents", documents: all }]) : ranged;
  if (!named.ok) return named;
  const added = edits.filter(({ kind }) => kind === "add").length;
  if (edits.length > 0 || ranges.length === 0)
    return recordEdits(
      named.value,
      { edits, version: added > 0 ? "minor" : "patch", change: tellEdits(edits) },
      snapshot,
    );
  return record(named.value, `Imported ${ranges.length === 1 ? "1 range" : `${ranges.length} ranges`}`, snapshot);
}

/** A version for a change that edits no row. */
function record(parsed: ParsedSpec, change: string, { today }: Snapshot): Result<ParsedSpec> {
  return editSpec(parsed, [], { version: nextVersion(parsed.spec.version, "minor"), date: today, change });
}

function tellEdits(edits: readonly SpecEdit[]): string {
  const added = edits.filter(({ kind }) => kind === "add").length;
  const set = edits.length - added;
  if (added === 0) return `Completed ${set === 1 ? "1 port" : `${set} ports`} by import`;
  return tellImport(added, []);
}

/** The fields that a row of the spec leaves open. What it says already is right (docs/design.md 3.1). */
const FILLED = ["owner", "url", "address", "rationale", "previous"] as const satisfies (keyof PortEntry)[];
const OF_CONTAINERS = ["image", "container", "mounts"] as const satisfies (keyof PortEntry)[];

function editsFor({ known, row }: JoinedRow, { spec }: ParsedSpec): SpecEdit[] {
  if (!known) return [{ kind: "add", row }];
  const mayRun = known.image === undefined && (known.owner ?? row.owner) !== folderOf(spec, known.service);
  const hasOtherImage = spec.ports.some(
    ({ image, service }) => service === known.service && image !== undefined && image !== row.image,
  );
  const names = [...FILLED, ...(mayRun && !hasOtherImage ? OF_CONTAINERS : [])];
  const fields = Object.fromEntries(
    names.flatMap((name) => (known[name] === undefined && row[name] !== undefined ? [[name, row[name]]] : [])),
  );
  // An address without a variable for it says nothing, nor does a URL whose protocol doesn't say its form.
  if (known.url === undefined && known.protocol !== row.protocol)
    for (const name of ["url", "address"]) delete fields[name];
  if (fields["url"] === undefined) delete fields["address"];
  return Object.keys(fields).length > 0 ? [{ kind: "set", port: known.port, fields }] : [];
}

/** A number that another branch has given to another service. */
function findElsewhere({ known, places, row }: JoinedRow, { elsewhere }: Snapshot) {
  const other = known ? undefined : elsewhere.find(({ port }) => port === row.port);
  if (!other || other.service === row.service) return [];
  return [
    {
      key: String(row.port),
      code: "PORT_TAKEN",
      message: `${row.port} is for ${row.service} here, but ${other.holder} has it.`,
      places,
      question: "Which of the two keeps the number?",
      choices: [],
    } as const,
  ];
}

/** The Markdown files among the sources that say something of ports. */
const documentsOf = (knowledge: readonly Knowledge[]): string[] =>
  knowledge
    .filter(({ path, ports }) => /\.(?:md|markdown)$/i.test(path) && ports.some(({ source }) => source === "document"))
    .map(({ path }) => path)
    .sort();

const noteDocuments = (documents: readonly string[]): string[] =>
  documents.map(
    (path) =>
      `${path} gets a block with the ports of ${SPEC_PATH}, and keeps its own text: remove there what the block says.`,
  );
