import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { parsed } from "../../test/sample.ts";
import { unwrap } from "../../test/unwrap.ts";
import type { HistoryEntry } from "../spec/spec-schema.ts";
import { editSpec } from "./edit-spec.ts";
import type { SpecEdit } from "./with-edits.ts";

// each folder below cases/edit/ is one edit: in.yaml and edit.json give out.yaml. `UPDATE_CASES=1` writes every
// out.yaml anew, for a person to read as a diff.

interface Case {
  edits: SpecEdit[];
  entry: HistoryEntry;
  /** What git and editors would normalise stands here and is put into both texts. */
  eol?: "crlf";
  bom?: true;
  finalNewline?: false;
}

const FOLDER = fileURLToPath(new URL("../../cases/edit", import.meta.url));
const update = process.env["UPDATE_CASES"] === "1" && !process.env["CI"];

it.each(readdirSync(FOLDER))("%s", (name) => {
  const path = (file: string) => join(FOLDER, name, file);
  const { edits, entry, ...form } = JSON.parse(readFileSync(path("edit.json"), "utf8")) as Case;
  const input = readFileSync(path("in.yaml"), "utf8");
  const output = unwrap(editSpec(parsed(putInto(form, input)), edits, entry)).source.text;
  if (update) writeFileSync(path("out.yaml"), takeOut(form, output));
  expect(existsSync(path("out.yaml")), "out.yaml is missing").toBe(true);
  expect(output).toBe(putInto(form, readFileSync(path("out.yaml"), "utf8")));
});

function putInto({ bom, eol, finalNewline }: Omit<Case, "edits" | "entry">, text: string): string {
  const body = finalNewline === false ? text.replace(/\n$/, "") : text;
  return `${bom ? "\uFEFF" : ""}${eol === "crlf" ? body.replaceAll("\n", "\r\n") : body}`;
}

function takeOut({ finalNewline }: Omit<Case, "edits" | "entry">, text: string): string {
  const body = text.replace(/^\uFEFF/, "").replaceAll("\r\n", "\n");
  return finalNewline === false ? `${body}\n` : body;
}
