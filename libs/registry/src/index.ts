export * from "./allocate/allocate-port.ts";
export type { TakenElsewhere } from "./allocate/count-free.ts";
export { explainNext, type NextPort } from "./allocate/explain-next.ts";
export * from "./check/audit-spec.ts";
export * from "./check/compare-specs.ts";
export type * from "./code/code-facts.ts";
export { AGENT_HOOK, renderClaudeSettings } from "./derived/agents/claude-settings.ts";
export { type EntryText, entryTexts } from "./derived/agents/entry-texts.ts";
export { HOOKIFY_BASH_RULE_PATH, HOOKIFY_FILE_RULE_PATH } from "./derived/agents/hookify-rules.ts";
export { CLAUDE_SETTINGS_PATH } from "./derived/agents/why-settings-unusable.ts";
export { COMPOSE_RIVALS, isDerivedCompose } from "./derived/compose/render-compose.ts";
export * from "./derived/derived-files.ts";
export { type Pair, RENDERED_FORMATS, type RenderedFormat, renderPairs } from "./derived/render-pairs.ts";
export { renderServicePorts } from "./derived/render-service-ports.ts";
export { renderSpecSchema } from "./derived/render-spec-schema.ts";
export { type PortVariables, variablesFor } from "./derived/variables-for.ts";
export * from "./edit/edit-spec.ts";
export * from "./edit/with-edits.ts";
export { Address } from "./external/address.ts";
export { ContainerVariable, isSecret, referenceOf } from "./external/container-env.ts";
export { Image, Mount, splitMount } from "./external/container-fields.ts";
export { hasUrl, protocolOfScheme } from "./external/url-of.ts";
export type * from "./import/knowledge.ts";
export * from "./lookup.ts";
export { type MergedSpec, mergeSpec } from "./merge/merge-spec.ts";
export type { MovedPort } from "./merge/move-row.ts";
export type { SpecVersions } from "./merge/read-versions.ts";
export * from "./packages.ts";
export * from "./read/parse-spec.ts";
export { type ReadPlace, readPlacesIn, type Variables, variablesOf } from "./read/read-places.ts";
export { readSettings } from "./read/read-settings.ts";
export { readVariableRows, type VariableRow } from "./read/read-variable-rows.ts";
export { type NamedPort, scanPorts } from "./read/scan-ports.ts";
export { findExcess, parseYaml, type YamlSource } from "./read/yaml-source.ts";
export * from "./report/exit-status.ts";
export * from "./report/findings.ts";
export * from "./report/render-failure.ts";
export * from "./report/render-findings.ts";
export { groupRows } from "./spec/group-rows.ts";
export { isTombstoneOf } from "./spec/is-tombstone-of.ts";
export * from "./spec/names.ts";
export { rangeFinder } from "./spec/range-finder.ts";
export * from "./spec/service-folder.ts";
export { serviceUnknown } from "./spec/service-unknown.ts";
export {
  COMPOSE_NAMES,
  type HistoryEntry,
  POLICIES,
  type Policy,
  type PortEntry,
  PROTOCOLS,
  PreviousPort,
  type Protocol,
  type Settings,
  TEXT_MAX_LENGTH,
  Text,
} from "./spec/spec-schema.ts";
export type { Status } from "./spec/statuses.ts";
export { FIRST_PORT, LAST_PORT, whyForbidden } from "./spec/unsafe-ports.ts";
export * from "./spec/versions.ts";
export * from "./text/closest-word.ts";
export { addToJson, type JsonAddition, readJsonObject } from "./text/json/edit-json.ts";
export { appendMember, type Layout, removeMember } from "./text/json/json-splice.ts";
export { valueAt } from "./text/json/json-tree.ts";
export { blankBlock, wrapBlock, writeBlock } from "./text/managed-block.ts";
export { escapeMarkdown, renderTable } from "./text/markdown.ts";
export { escapeUnprintable, printable, printableLine, printablePhrase } from "./text/printable.ts";
