import fc from "fast-check";
import { type Spec, spanOf } from "../src/spec/spec.ts";

/** How the author of a registry likes to write. */
export interface Style {
  eol: "\n" | "\r\n";
  bom: boolean;
  finalNewline: boolean;
  quote: "single" | "double";
  rows: "block" | "flow" | "one mapping";
  lists: "block" | "flow";
  indent: number;
  blankLines: boolean;
  comments: boolean;
  descending: boolean;
  history: "block" | "flow items" | "flow" | "dashes below";
  historyFirst: boolean;
}

export const style: fc.Arbitrary<Style> = fc.record({
  eol: fc.constantFrom("\n", "\r\n"),
  bom: fc.boolean(),
  finalNewline: fc.boolean(),
  quote: fc.constantFrom("single", "double"),
  rows: fc.constantFrom("block", "flow", "one mapping"),
  lists: fc.constantFrom("block", "flow"),
  indent: fc.constantFrom(1, 2, 3, 4),
  blankLines: fc.boolean(),
  comments: fc.boolean(),
  descending: fc.boolean(),
  history: fc.constantFrom("block", "flow items", "flow", "dashes below"),
  historyFirst: fc.boolean(),
});

/** The registry as that author would write it. */
export function writeSpec(spec: Spec, style: Style): string {
  const scalar = (value: unknown): string =>
    Array.isArray(value)
      ? `[${value.map(scalar).join(", ")}]`
      : typeof value === "object" && value !== null
        ? flow(value)
        : typeof value !== "string"
          ? String(value)
          : style.quote === "double"
            ? JSON.stringify(value)
            : `'${value.replaceAll("'", "''")}'`;
  const remark = (text: string) => (style.comments ? ` # ${text}` : "");
  const flow = (value: object): string =>
    `{ ${Object.entries(value)
      .map(([key, value]) => `${key}: ${scalar(value)}`)
      .join(", ")} }`;
  const head = [
    ...(style.comments ? ["# the registry", ""] : []),
    `title: ${scalar(spec.title)}`,
    `status:   ${scalar(spec.status)}${remark("odd spacing")}`,
    `version: ${spec.version}${remark("raised")}`,
    `date: ${spec.date}`,
    ...(spec.references.length > 0
      ? ["references:", ...spec.references.map((reference) => `  - ${flow(reference)}`)]
      : []),
    "ranges:",
    ...spec.ranges.map((range) => {
      const span = `ports: ${spanOf(range)}, policy: ${range.policy}`;
      return `  ${range.id}: { ${span}, purpose: ${scalar(range.purpose)} }${remark(range.id)}`;
    }),
  ];
  const pad = " ".repeat(style.indent);
  const rows = style.descending ? [...spec.ports].reverse() : spec.ports;
  const blocks = rows.map(({ port, ...row }, index) => {
    const above = style.comments ? [`${pad}# about ${port}`] : [];
    if (style.rows !== "block") {
      const comma = style.rows === "one mapping" && index < rows.length - 1 ? "," : "";
      return [...above, `${pad}${port}: ${flow(row)}${comma}${comma && remark(row.service)}`];
    }
    const fields = Object.entries(row).flatMap(([key, value]) =>
      Array.isArray(value) && style.lists === "block"
        ? [`${pad}${pad}${key}:`, ...value.map((item) => `${pad}${pad}- ${scalar(item)}`)]
        : [`${pad}${pad}${key}: ${scalar(value)}`],
    );
    const below = style.comments ? [`${pad}${pad}# so much for ${port}`] : [];
    return [...above, `${pad}${port}:${remark(row.service)}`, ...fields, ...below];
  });
  const lines = blocks.flatMap((block, index) => (style.blankLines && index > 0 ? ["", ...block] : block));
  const isOne = style.rows === "one mapping" && rows.length > 0;
  const ports = isOne ? ["ports: {", ...lines, "}"] : ["ports:", ...lines];
  const history = writeHistory(spec, style, flow, scalar);
  const text = [...head, ...(style.historyFirst ? [...history, ...ports] : [...ports, ...history])];
  return `${style.bom ? "\uFEFF" : ""}${text.join(style.eol)}${style.finalNewline ? style.eol : ""}`;
}

function writeHistory(
  { history }: Spec,
  { history: shape, indent }: Style,
  flow: (value: object) => string,
  scalar: (value: unknown) => string,
): string[] {
  const pad = " ".repeat(indent);
  if (shape === "flow") return [`history: [${history.map(flow).join(", ")}]`];
  const items = history.flatMap((entry) => {
    if (shape === "flow items") return [`${pad}- ${flow(entry)}`];
    const [first = "", ...rest] = Object.entries(entry).map(([k, v]) => `${k}: ${scalar(v)}`);
    const deeper = rest.map((line) => `${pad}  ${line}`);
    return shape === "dashes below" ? [`${pad}-`, `${pad}  ${first}`, ...deeper] : [`${pad}- ${first}`, ...deeper];
  });
  return ["history:", ...items];
}
