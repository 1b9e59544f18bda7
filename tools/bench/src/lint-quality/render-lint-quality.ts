import { findPlaces } from "@berth/guard/code";
import { readCorpus } from "./labels.ts";
import { precision, type Quality, recall, type Score, score, sum } from "./score.ts";

const KINDS = ["bind", "connect", "publish", "default"];

/** How well hardcoded ports are found: precision and recall on the labelled corpus, by kind and by language. */
export async function renderLintQuality(): Promise<string> {
  const files = readCorpus();
  const quality = await score(files, findPlaces);
  const places = files.reduce((count, { labels }) => count + labels.length, 0);
  const folders = [...new Set(files.map(({ folder }) => folder))].sort();
  const rows = [
    ...folders.map((folder) => row(folder, quality, (key) => key.startsWith(`${folder} `))),
    ...KINDS.map((kind) => row(kind, quality, (key) => key.endsWith(` ${kind}`))),
    row("bind, connect, publish", quality, (key) => !key.endsWith(" default")),
  ];
  const head =
    `hardcoded ports in ${files.length} labelled files with ${places} places, which the rules are tuned on: ` +
    "precision, recall";
  return [head, ...rows].join("\n");
}

function row(name: string, quality: Quality, includes: (key: string) => boolean): string {
  const total: Score = sum(quality, includes);
  const percent = (share: number) => `${(share * 100).toFixed(1)} %`.padStart(8);
  return `  ${name.padEnd(24)}${percent(precision(total))}${percent(recall(total))}  of ${total.right + total.missed}`;
}
