import * as z from "zod";
import { Address } from "../external/address.ts";
import { ContainerVariable } from "../external/container-env.ts";
import { Image, Mount } from "../external/container-fields.ts";
import { ENV_PATTERN, NAME_MAX_LENGTH, NAME_PATTERN } from "./names.ts";
import { STATUSES } from "./statuses.ts";

export const TEXT_MAX_LENGTH = 200;

// Control characters, line and paragraph separators, lone surrogates and direction overrides: each of them can make a
// derived file mean something else than what a reviewer sees.
const UNPRINTABLE = /[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\u202A-\u202E\u2066-\u2069]/u;

/** One line of text for people. */
export const Text = z
  .string()
  .min(1, "must not be empty")
  .max(TEXT_MAX_LENGTH, `must have at most ${TEXT_MAX_LENGTH} characters`)
  .refine((text) => !UNPRINTABLE.test(text), "must be one line without control characters")
  .refine((text) => text.trim() === text, "must not begin or end with a blank");

export const PROTOCOLS = ["HTTP", "WS", "HTTP/WS", "GRPC", "TCP", "UDP", "CDP"] as const;
/** The names that the derived compose file can have; the first is the default. */
export const COMPOSE_NAMES = ["compose.yaml", "compose.berth.yaml"] as const;
/** How Berth is called in a workspace; the first is the default. */
const COMMANDS = ["npx nx", "npx berth", "berth"] as const;
export const POLICIES = ["open", "locked", "fixed"] as const;

const Name = z
  .string()
  .regex(NAME_PATTERN, "must be lower-case words joined by hyphens")
  .max(NAME_MAX_LENGTH, `must have at most ${NAME_MAX_LENGTH} characters`);
const Version = z
  .string("must be three numbers such as 1.0.0")
  .regex(/^(?:0|[1-9]\d{0,8})\.(?:0|[1-9]\d{0,8})\.(?:0|[1-9]\d{0,8})$/, "must be three numbers such as 1.0.0");
const IsoDate = z.iso.date("must be a date such as 2026-01-19");
const SPAN = "must be one port or first-last, such as 9010-9019";
const PortRange = z.union(
  [z.int().min(1, SPAN).max(65535, SPAN), z.string().regex(/^[1-9]\d{0,4}-[1-9]\d{0,4}$/, SPAN)],
  SPAN,
);

export const RangeEntry = z.strictObject({
  ports: PortRange.describe("First and last port of the range, or its only port."),
  purpose: Text.describe("What the range is for."),
  policy: z
    .enum(POLICIES)
    .optional()
    .describe("open: ports are assigned in order; locked: only with --unlock; fixed: only by number."),
  template: Name.optional().describe("The template that services of the range are made from."),
});

const AnyPort = z.int().min(1, "must be a port").max(65535, "must be a port");
const Variable = z.string().regex(ENV_PATTERN, "must be capitals, digits and underscores");

export const PreviousPort = z.strictObject({
  port: AnyPort.describe("The number it had."),
  reason: Text.describe("Why it had to leave it."),
});

export const PortEntry = z.strictObject({
  service: Name.describe("The service that owns the port; two rows may name one service."),
  title: Text.describe("The service's name as people say it."),
  protocol: z.enum(PROTOCOLS).describe("Protocol served on the port."),
  purpose: Text.describe("What the port is for."),
  env: Variable.describe("The environment variable that carries the port."),
  url: Variable.optional().describe(
    "A variable that carries the whole URL, for clients that take one: http://localhost:<port>, or as the " +
      "address says.",
  ),
  address: Address.optional().describe(
    "The form of that URL, such as postgres://app@{host}:{port}/app. A password has no place in it.",
  ),
  owner: Text.optional().describe("The folder or program that may bind the port."),
  status: z
    .enum(STATUSES)
    .describe("reserved: for a future service; allocated: being built; active: in use; retired: never assigned again."),
  exclusive: z.boolean().optional().describe("Nothing outside the owner may bind it."),
  group: Name.optional().describe("The range under which config/ports.env lists the variable."),
  rationale: Text.optional().describe("Why the port is in its range."),
  image: Image.optional().describe("The container image of a program that is not written here."),
  container: AnyPort.optional().describe("The port inside of the container. Without it: the same as outside."),
  mounts: z
    .array(Mount)
    .min(1, "must not be empty")
    .optional()
    .describe("What the container mounts: /host:/inside, or volume:/inside for a named volume; :ro for read-only."),
  environment: z
    .record(ContainerVariable, z.union([z.literal(""), Text]))
    .refine((variables) => Object.keys(variables).length > 0, "must not be empty")
    .optional()
    .describe(`Variables of the container. A value \${NAME} is read from the environment when the container starts.`),
  uses: z
    .array(Name)
    .min(1, "must not be empty")
    .optional()
    .describe("Services that it connects to. In compose.yaml it gets their host, port and URL variables."),
  healthcheck: Text.optional().describe(
    "A shell command inside of the container that ends with 0 while it is healthy.",
  ),
  previous: z
    .array(PreviousPort)
    .min(1, "must not be empty")
    .optional()
    .describe("The ports it had before, and why it left them."),
});

/** A Markdown file of the workspace that nothing else is derived to. */
const DocumentPath = z
  .string()
  .max(TEXT_MAX_LENGTH, `must have at most ${TEXT_MAX_LENGTH} characters`)
  .regex(
    /^(?:[A-Za-z0-9_@-][\w.@-]*\/)*[A-Za-z0-9_@-][\w.@-]*\.(?:md|markdown)$/i,
    "must be a Markdown file, such as docs/ports.md",
  )
  .refine(
    (path) => !/^(?:spec\/ports|claude|agents)\.md$/i.test(path),
    "must be a file of yours; that one is derived already",
  );

export const Settings = z.strictObject({
  reserve: z
    .string()
    .regex(/^[A-Za-z0-9][A-Za-z0-9._/-]*$/, "must be the name of a git remote, such as origin")
    .optional()
    .describe("The git remote on which every new number is claimed before it is used."),
  services: z
    .string()
    .regex(/^[A-Za-z0-9_@][\w.@-]*(?:\/[A-Za-z0-9_@][\w.@-]*)*$/, "must be a folder of the workspace, such as apps")
    .optional()
    .describe(
      "The folder that services are scaffolded in; folders of others may be in it. Default: services, in which every " +
        "folder has a row.",
    ),
  compose: z
    .enum(COMPOSE_NAMES)
    .optional()
    .describe("The name of the derived compose file, where the workspace has a compose file of its own."),
  agents: z
    .boolean()
    .optional()
    .describe("false: nothing for agents is derived, neither the block in CLAUDE.md nor the hooks in .claude/."),
  commands: z
    .enum(COMMANDS)
    .optional()
    .describe(
      "How derived texts and the agent hook call Berth. " +
        "Default: npx nx. Without Nx: npx berth; without package.json: berth.",
    ),
  documents: z
    .array(DocumentPath)
    .min(1, "must not be empty")
    .refine((paths) => new Set(paths).size === paths.length, "must not name a file twice")
    .optional()
    .describe(
      "Markdown files of yours that get the tables of ports and ranges in a managed block, such as docs/ports.md.",
    ),
});

export const HistoryEntry = z.strictObject({
  version: Version,
  date: IsoDate,
  change: Text.describe("What changed, in one line."),
});

export const Reference = z.strictObject({
  title: Text.describe("What the document is called."),
  location: Text.describe("Its path in the repository, or its address."),
});

const PORT_KEY = /^[1-9]\d{0,4}$/;

/** Whether a row may have this key. */
export const isPortKey = (key: string): boolean => PORT_KEY.test(key);

/** spec/ports.yaml as its author writes it; `parseSpec` turns it into a `Spec`. */
export const SpecFile = z
  .strictObject({
    title: Text.describe("The title of the specification."),
    status: Text.describe("The standing of the document, such as CANONICAL."),
    version: Version.describe("Raised with every change; the history says why."),
    date: IsoDate.describe("When the specification was issued; each version's own date is in the history."),
    settings: Settings.optional().describe("How this workspace works with its registry."),
    references: z
      .array(Reference)
      .optional()
      .describe("Documents that the specification builds on or that explain it."),
    ranges: z.record(Name, RangeEntry).describe("The ranges ports are handed out from, by id."),
    ports: z
      .record(z.string().regex(PORT_KEY, "must be a port number"), PortEntry)
      .describe("One row per port, keyed by its number, in ascending order."),
    history: z.array(HistoryEntry).describe("One row per version, newest last."),
  })
  .describe("The port registry: the one source of truth for every port of the workspace.");

export type Protocol = (typeof PROTOCOLS)[number];
export type Policy = (typeof POLICIES)[number];
export type RangeEntry = z.infer<typeof RangeEntry>;
export type PortEntry = z.infer<typeof PortEntry>;
export type PreviousPort = z.infer<typeof PreviousPort>;
export type Reference = z.infer<typeof Reference>;
export type Settings = z.infer<typeof Settings>;
export type HistoryEntry = z.infer<typeof HistoryEntry>;
export type SpecFile = z.infer<typeof SpecFile>;
