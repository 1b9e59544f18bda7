export { AGENT_HOOK, renderClaudeSettings } from "./agents/claude-settings.ts";
export { CLAUDE_SETTINGS_PATH } from "./agents/claude-settings-path.ts";
export { type EntryText, entryTexts } from "./agents/entry-texts.ts";
export { HOOKIFY_BASH_RULE_PATH, HOOKIFY_FILE_RULE_PATH } from "./agents/hookify-rules.ts";
export { liveRows, portPattern } from "./agents/port-pattern.ts";
export { specAbout } from "./agents/spec-about.ts";
export * from "./allocate-port.ts";
export * from "./check/audit-spec.ts";
export * from "./check/compare-specs.ts";
export * from "./closest-word.ts";
export { COMPOSE_PATH } from "./compose/render-compose.ts";
export type { TakenElsewhere } from "./count-free.ts";
export * from "./derived-files.ts";
export { DERIVED_MARK } from "./derived-mark.ts";
export * from "./describe-ranges.ts";
export * from "./edit-spec.ts";
export * from "./exit-status.ts";
export { Address, schemeOf } from "./external/address.ts";
export { ContainerVariable, isSecret } from "./external/container-env.ts";
export { Image, Mount, splitMount } from "./external/container-fields.ts";
export { imageForScheme, knownImageOf } from "./external/known-images.ts";
export { hasUrl, protocolOfScheme } from "./external/url-of.ts";
export * from "./failure.ts";
export * from "./findings/findings.ts";
export * from "./findings/render-findings.ts";
export type { Tool } from "./findings/tool.ts";
export { isTombstoneOf } from "./is-tombstone-of.ts";
export { wrapBlock, writeBlock } from "./managed-block.ts";
export { escapeMarkdown, renderTable } from "./markdown.ts";
export { type MergedSpec, mergeSpec } from "./merge/merge-spec.ts";
export type { MovedPort } from "./merge/move-row.ts";
export type { SpecVersions } from "./merge/read-versions.ts";
export { findConflict } from "./merge-conflict.ts";
export * from "./names.ts";
export * from "./next-version.ts";
export * from "./parse-spec.ts";
export { printable, printableLine } from "./printable.ts";
export * from "./render-failure.ts";
export { renderServicePorts } from "./render-service-ports.ts";
export { renderSpecSchema } from "./render-spec-schema.ts";
export { type NamedPort, scanPorts } from "./scan-ports.ts";
export * from "./spec.ts";
export {
  type HistoryEntry,
  POLICIES,
  type Policy,
  type PortEntry,
  PROTOCOLS,
  PreviousPort,
  type Protocol,
  type Status,
  TEXT_MAX_LENGTH,
  Text,
} from "./spec-schema.ts";
export { suggestNewRange } from "./suggest-range.ts";
export { FIRST_PORT, LAST_PORT, whyForbidden } from "./unsafe-ports.ts";
