import type { Issue } from "./audit.ts";
import { listensOnHost } from "./clash-issues.ts";
import { intoRange } from "./question-issues.ts";
import { rangeIn, type Scene, spotOf } from "./scene.ts";

/**
 * Without a spec: what programs listen on outside of the ranges that files declare; by a spec, lint says it.
 * @param asked the issues of what files declare, which may say so already
 */
export function outsideIssues(scene: Scene, asked: readonly Issue[]): Issue[] {
  if (scene.spec || scene.declared.length === 0) return [];
  const told = new Set(asked.filter(({ kind }) => kind === "outside-ranges").flatMap(({ ports }) => ports));
  return [...scene.byPort].flatMap(([port, all]): Issue[] => {
    const listening = all.filter(listensOnHost);
    if (listening.length === 0 || port < 1024 || told.has(port) || rangeIn(scene, port)) return [];
    return [
      {
        kind: "outside-ranges",
        urgency: "correct",
        ports: [port],
        message: `${port} is in no range.`,
        advice: intoRange(scene, port),
        spots: listening.map(spotOf),
      },
    ];
  });
}
