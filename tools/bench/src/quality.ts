import { renderKnowledgeQuality } from "./knowledge-quality/render-knowledge-quality.ts";
import { renderLintQuality } from "./lint-quality/render-lint-quality.ts";

/** What is counted and not timed: how well the rules do on the corpora that they are tuned on. */
export const QUALITY: readonly { name: string; render(): Promise<string> }[] = [
  { name: "quality-lint", render: renderLintQuality },
  { name: "quality-import", render: renderKnowledgeQuality },
];
