import fc from "fast-check";
import type { PortRange, PortRow, Spec } from "../spec.ts";
import { POLICIES, PROTOCOLS, STATUSES, Text } from "../spec-schema.ts";
import { whyForbidden } from "../unsafe-ports.ts";

/** Text that means something to YAML, Markdown, HTML, shells or templates. */
const TRICKY = [
  "no",
  "null",
  "~",
  "1.0",
  "0x10",
  "2026-01-19",
  "- item",
  "key: value # comment",
  "a, b] } {",
  'it\'s "quoted" \\',
  "| pipe | `code` *bold* <!-- --> <b>",
  "# heading",
  "=== ---",
  "~~~",
  "1. first",
  // biome-ignore lint/suspicious/noTemplateCurlyInString: text that a template must not resolve
  "{{name}} ${name} */ //",
  "日本語 für 😀",
  "&anchor *alias !tag %dir @at `tick",
  "$(rm -rf /) $HOME = 'x'",
];

/** Any line that the schema takes for text. */
export const text: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(...TRICKY),
  fc.string({ minLength: 1, maxLength: 30, unit: "grapheme" }).filter(isText),
);

function isText(value: string): boolean {
  return Text.safeParse(value).success;
}

/** Ranges that begin where numbers become special: privileged, blocked by browsers, ephemeral, the last ones. */
const ranges: fc.Arbitrary<PortRange[]> = fc
  .record({
    base: fc.constantFrom(1024, 1715, 5056, 6660, 9000, 10076, 32760),
    sizes: fc.array(fc.nat(9), { minLength: 1, maxLength: 3 }),
    gaps: fc.array(fc.nat(3), { minLength: 3, maxLength: 3 }),
    policies: fc.array(fc.constantFrom(...POLICIES), { minLength: 3, maxLength: 3 }),
    purposes: fc.array(text, { minLength: 3, maxLength: 3 }),
  })
  .map(({ base, gaps, policies, purposes, sizes }) => {
    let next = base;
    return sizes.map((size, index): PortRange => {
      const from = next;
      next += size + 1 + (gaps[index] ?? 0);
      const [policy = "open", purpose = "P"] = [policies[index], purposes[index]];
      return { id: `range-${index}`, from, to: from + size, purpose, policy };
    });
  });

/** What a row says besides its number. */
export const rowFields = fc.record(
  {
    title: text,
    protocol: fc.constantFrom(...PROTOCOLS),
    purpose: text,
    owner: text,
    status: fc.constantFrom(...STATUSES),
    exclusive: fc.boolean(),
  },
  { requiredKeys: ["title", "protocol", "purpose", "status"] },
);

/** A row with this number, as its service and variable too, so that none stands twice. */
export const rowOn = (
  port: number,
  fields: Omit<PortRow, "port" | "service" | "env">,
): PortRow => ({
  port,
  service: `service-${port}`,
  env: `SERVICE_${port}_PORT`,
  ...fields,
});

/** A lawful registry: any ranges, any of their ports taken. */
export const spec: fc.Arbitrary<Spec> = ranges.chain((ranges) => {
  const numbers = ranges
    .flatMap(({ from, to }) => Array.from({ length: to - from + 1 }, (_, index) => from + index))
    .filter((port) => !whyForbidden(port));
  const rows = fc.tuple(...numbers.map(() => fc.option(rowFields, { nil: undefined })));
  return fc.record({ title: text, status: text, change: text, rows }).map((parts) => ({
    title: parts.title,
    status: parts.status,
    version: "1.4.0",
    date: "2026-01-19",
    settings: {},
    ranges,
    ports: numbers.flatMap((port, index) => {
      const fields = parts.rows[index];
      return fields ? [rowOn(port, fields)] : [];
    }),
    history: [{ version: "1.4.0", date: "2026-01-19", change: parts.change }],
  }));
});
