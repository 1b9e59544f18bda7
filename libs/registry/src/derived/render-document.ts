import { commandOf } from "../spec/command-of.ts";
import { type PortRow, SPEC_PATH, type Spec, spanOf } from "../spec/spec.ts";
import { escapeMarkdown, renderTable } from "../text/markdown.ts";

/** The block of a document that a team keeps about its ports: every port and every range, as tables. */
export function renderDocument(spec: Spec): string {
  return [
    `<!-- From ${SPEC_PATH}, which is where ports change; then: ${commandOf(spec, "sync")} -->`,
    "",
    ...renderTable(["Port", "Service", "Protocol", "Purpose", "Variable", "Owner", "Status"], spec.ports.map(cellsOf)),
    "",
    ...renderTable(
      ["Range", "Purpose"],
      spec.ranges.map((range) => [spanOf(range), `${escapeMarkdown(range.purpose)}${POLICIES[range.policy]}`]),
    ),
  ].join("\n");
}

/** In words, so that a reader of the table takes them for what they are. */
const POLICIES = { open: "", locked: " (locked)", fixed: " (fixed)" } as const;

const cellsOf = ({ env, owner = "", port, protocol, purpose, status, title }: PortRow): string[] => [
  `**${port}**`,
  escapeMarkdown(title),
  protocol,
  escapeMarkdown(purpose),
  `\`${env}\``,
  /^[\w ./@-]+$/.test(owner) ? `\`${owner}\`` : escapeMarkdown(owner),
  status,
];
