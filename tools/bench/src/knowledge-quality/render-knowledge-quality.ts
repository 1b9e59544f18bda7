import { readKnowledge } from "@berth/guard/knowledge";
import { precision, recall } from "../lint-quality/score.ts";
import { readDocuments } from "./labelled-documents.ts";
import { type KnowledgeScore, scoreKnowledge, sumScores } from "./score-knowledge.ts";

/** How well documents, registries and configurations are read for import. */
export async function renderKnowledgeQuality(): Promise<string> {
  const documents = readDocuments();
  const scores = new Map<string, KnowledgeScore[]>();
  for (const document of documents) {
    const knowledge = await readKnowledge(document.path, document.bytes, { textOf: document.textOf });
    scores.set(document.half, [...(scores.get(document.half) ?? []), scoreKnowledge(document, knowledge)]);
  }
  const head = `rows of ${documents.length} labelled documents that the reader is tuned on: precision, recall`;
  const rows = [...scores].map(([half, list]) => row(half, sumScores(list)));
  return [head, ...rows, row("all", sumScores([...scores.values()].flat()))].join("\n");
}

function row(name: string, total: KnowledgeScore): string {
  const percent = (share: number) => `${(share * 100).toFixed(1)} %`.padStart(8);
  return `  ${name.padEnd(24)}${percent(precision(total))}${percent(recall(total))}  of ${total.right + total.missed}`;
}
