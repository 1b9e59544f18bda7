import { resolve } from "node:path";
import { type Finding, judgeText } from "@berth/guard";
import { findInShell, loadGrammar, readEffects, type ShellEffect, UNKNOWN } from "@berth/guard/code";
import { type Failure, portPattern, type Spec } from "@berth/registry/lookup";
import { readRegular } from "../read-regular.ts";
import { applySubstitutions } from "./apply-substitutions.ts";
import { judgeProposed } from "./judge-proposed.ts";
import { lintBySpec } from "./lint-by-spec.ts";
import type { Scene } from "./scene.ts";
import { specFor } from "./spec-for.ts";

/** Scripts in scripts: deeper than people write them. */
const MAX_DEPTH = 4;

/**
 * What a shell command does with ports of the spec that it must not: bind or publish one by its number, or write one
 * into a file. To ask who answers on a port (`curl :9000`) harms no service, and neither does a number that the spec
 * doesn't know.
 */
export async function judgeCommand(command: string, scene: Scene, depth = 0): Promise<Failure[]> {
  await loadGrammar("bash");
  const places = findInShell(command, 0);
  // A number that the shell computes or pieces together stands nowhere in the command.
  const spec = await specFor(`${command} ${places.map(({ port }) => port).join(" ")}`, scene);
  const failures: Failure[] = taking(judgeText("the command", command, places, spec), spec);
  for (const effect of readEffects(command)) failures.push(...(await judgeEffect(effect, scene, depth)));
  return failures;
}

async function judgeEffect(effect: ShellEffect, scene: Scene, depth: number): Promise<Failure[]> {
  if (effect.does === "run") return judgeCode(effect, scene, depth);
  if (effect.path.endsWith(UNKNOWN)) {
    const texts = effect.does === "write" ? [effect.text] : effect.substitutions.map(({ put }) => put);
    return judgeLoose(texts, scene);
  }
  // A folder that only a run knows is taken for one of the workspace.
  const path = effect.path.replaceAll(UNKNOWN, "_");
  const before = readRegular(resolve(scene.from, path)) ?? "";
  if (effect.does === "substitute")
    return judgeProposed({ path, before, after: applySubstitutions(before, effect.substitutions) }, scene);
  const after = effect.appends ? before + effect.text : effect.text;
  return judgeProposed({ path, before, after }, scene);
}

const EXTENSIONS = { javascript: "mjs", python: "py" } as const;

/** Code that an interpreter gets: what it binds, and the texts in it, which it may write into a file. */
async function judgeCode(
  { code, language }: Extract<ShellEffect, { does: "run" }>,
  scene: Scene,
  depth: number,
): Promise<Failure[]> {
  if (language === "bash") return depth < MAX_DEPTH ? judgeCommand(code, scene, depth + 1) : [];
  const found = language === "other" ? [] : await lintBySpec(`code.${EXTENSIONS[language]}`, code, scene);
  const spec = await specFor(`${code} ${found.map(({ port }) => port).join(" ")}`, scene);
  const binds = taking(found, spec);
  if (binds.length > 0 || !WRITES_FILES.test(code)) return binds;
  const texts = [...code.matchAll(TEXT)].map(([, , text = ""]) => text);
  return judgeLoose(texts, scene);
}

const WRITES_FILES = /\bwrite\w*\(|\bappendFile|\bfputs\(|\bfile_put_contents\(/;
const TEXT = /("""|'''|["'`])((?:\\.|(?!\1)[^\\])*)\1/gs;

/** Texts for a file of which nothing is known: here a line has to speak of ports itself. */
async function judgeLoose(texts: readonly string[], scene: Scene): Promise<Failure[]> {
  const spec = await specFor(texts.join("\n"), scene);
  const rows = spec.ports.map((row) => ({ ...row, exclusive: false }));
  const pattern = new RegExp(portPattern({ ...spec, ports: rows }), "i");
  if (!texts.some((text) => pattern.test(text))) return [];
  return [
    {
      code: "PORT_HARDCODED",
      message: "The command writes a port of the spec into a file as a number.",
      fix: "Write what reads the port's variable instead; npx berth list shows them all.",
    },
  ];
}

const taking = (findings: readonly Finding[], spec: Spec): Finding[] =>
  findings.filter(
    ({ kind, port }) => (kind === "bind" || kind === "publish") && spec.ports.some((row) => row.port === port),
  );
