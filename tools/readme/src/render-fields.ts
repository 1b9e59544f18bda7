import { escapeMarkdown, renderSpecSchema, renderTable } from "@berth/registry";

interface Schema {
  description?: string;
  properties?: Record<string, Schema>;
  required?: string[];
  additionalProperties?: Schema | boolean;
  items?: Schema;
  enum?: string[];
}

/** The fields of spec/ports.yaml as Markdown tables, one for the file and one for each kind of row. */
export function renderFields(): string {
  const schema = JSON.parse(renderSpecSchema()) as Schema;
  const { history, ports, ranges, references } = schema.properties ?? {};
  return [
    table("The file", schema),
    table("A range, under its id", rowOf(ranges)),
    table("A port, under its number", rowOf(ports)),
    table("A previous port", rowOf(ports)?.properties?.["previous"]?.items),
    table("A reference", references?.items),
    table("A row of the history", history?.items),
  ].join("\n\n");
}

const rowOf = (schema: Schema | undefined): Schema | undefined =>
  typeof schema?.additionalProperties === "object" ? schema.additionalProperties : undefined;

function table(title: string, schema: Schema | undefined): string {
  const rows = Object.entries(schema?.properties ?? {}).map(([field, { description = "", enum: values }]) => [
    `\`${field}\``,
    schema?.required?.includes(field) ? "yes" : "",
    [escapeMarkdown(description), values ? values.map((value) => `\`${value}\``).join(" ") : ""]
      .filter((part) => part !== "")
      .join(" "),
  ]);
  return [`### ${title}`, "", ...renderTable(["Field", "Required", "What it says"], rows)].join("\n");
}
