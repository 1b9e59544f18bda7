import fc from "fast-check";
import { hasUrl } from "../src/external/url-of.ts";
import type { PortRange, PortRow, Spec } from "../src/spec/spec.ts";
import { POLICIES, PROTOCOLS, Text } from "../src/spec/spec-schema.ts";
import { STATUSES } from "../src/spec/statuses.ts";
import { whyForbidden } from "../src/spec/unsafe-ports.ts";

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

const word = fc.stringMatching(/^[a-z0-9]{1,8}$/);
const folder = fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => `/${words.join("/")}`);
const image = fc
  .record({
    host: fc.constantFrom("", "ghcr.io/", "localhost:5000/"),
    path: fc.array(word, { minLength: 1, maxLength: 3 }),
    tag: fc.constantFrom("", ":latest", ":1.2-alpine", `@sha256:${"0a".repeat(32)}`),
  })
  .map(({ host, path, tag }) => `${host}${path.join("/")}${tag}`);

/** What a row says of a container: an image, and perhaps more. */
const container = fc.record(
  {
    image,
    container: fc.integer({ min: 1, max: 65535 }),
    mounts: fc.uniqueArray(
      fc.tuple(folder, folder, fc.constantFrom("", ":ro")).map(([host, inside, mode]) => `${host}:${inside}${mode}`),
      { minLength: 1, maxLength: 2, selector: (mount) => mount.split(":")[1] },
    ),
    healthcheck: text,
  },
  { requiredKeys: ["image"] },
);

/** Why the port is where it is, and where it was: in a range, or below all of them. */
const placement = fc.record(
  {
    rationale: text,
    previous: fc.uniqueArray(
      fc.record({
        port: fc.oneof(fc.integer({ min: 1, max: 1023 }), fc.integer({ min: 9000, max: 9030 })),
        reason: text,
      }),
      {
        minLength: 1,
        maxLength: 2,
        selector: ({ port }) => port,
      },
    ),
  },
  { requiredKeys: [] },
);

const plainFields = fc.record(
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

/** What a row says besides its number and its names. */
export const rowFields = fc
  .tuple(plainFields, placement, fc.oneof({ weight: 3, arbitrary: fc.constant({}) }, container))
  .map(([plain, placement, container]) => ({ ...plain, ...placement, ...container }));

/** A row with this number, as its service and variable too, so that none stands twice. */
export const rowOn = (port: number, fields: Omit<PortRow, "port" | "service" | "env">): PortRow => ({
  port,
  service: `service-${port}`,
  env: `SERVICE_${port}_PORT`,
  // On every other number, so that both kinds of rows occur.
  ...(port % 2 === 0 && hasUrl(fields.protocol) && { url: `SERVICE_${port}_URL` }),
  ...fieldsOn(port, fields),
});

/** The fields as a row with this number may have them: it is not one that the row had before. */
export function fieldsOn<F extends Pick<PortRow, "previous">>(
  port: number,
  { previous = [], ...fields }: F,
): Omit<F, "previous"> & Pick<PortRow, "previous"> {
  const others = previous.filter((was) => was.port !== port);
  return { ...fields, ...(others.length > 0 && { previous: others }) };
}

/** A lawful registry: any ranges, any of their ports taken. */
export const spec: fc.Arbitrary<Spec> = ranges.chain((ranges) => {
  const numbers = ranges
    .flatMap(({ from, to }) => Array.from({ length: to - from + 1 }, (_, index) => from + index))
    .filter((port) => !whyForbidden(port));
  const rows = fc.tuple(...numbers.map(() => fc.option(rowFields, { nil: undefined })));
  const references = fc.array(fc.record({ title: text, location: text }), { maxLength: 2 });
  return fc.record({ title: text, status: text, change: text, references, rows }).map((parts) => ({
    title: parts.title,
    status: parts.status,
    version: "1.4.0",
    date: "2026-01-19",
    settings: {},
    references: parts.references,
    ranges,
    ports: numbers.flatMap((port, index) => {
      const fields = parts.rows[index];
      return fields ? [rowOn(port, fields)] : [];
    }),
    history: [{ version: "1.4.0", date: "2026-01-19", change: parts.change }],
  }));
});
