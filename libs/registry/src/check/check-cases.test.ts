import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { parsed } from "../../test/sample.ts";
import { parseSpec } from "../read/parse-spec.ts";
import { type Findings, joinFindings } from "../report/findings.ts";
import { renderFindings } from "../report/render-findings.ts";
import { auditSpec } from "./audit-spec.ts";
import { compareSpecs } from "./compare-specs.ts";

// Each folder below cases/check/ is one registry, some with the base it is compared with; findings.txt is what `berth
// check` says about it. `UPDATE_CASES=1` writes every findings.txt anew, for a person to read as a diff.

const FOLDER = fileURLToPath(new URL("../../cases/check", import.meta.url));
const TOOL = { command: "check", version: "1.0.0" };
const update = process.env["UPDATE_CASES"] === "1" && !process.env["CI"];

it.each(readdirSync(FOLDER))("%s", (name) => {
  const path = (file: string) => join(FOLDER, name, file);
  const base = existsSync(path("base.yaml")) ? readFileSync(path("base.yaml"), "utf8") : undefined;
  const findings = check(readFileSync(path("ports.yaml"), "utf8"), base);
  const said = `${renderFindings("text", findings, TOOL)}\n`;
  if (update) writeFileSync(path("findings.txt"), said);
  expect(existsSync(path("findings.txt")), "findings.txt is missing").toBe(true);
  expect(said).toBe(readFileSync(path("findings.txt"), "utf8"));
});

function check(text: string, base: string | undefined): Findings {
  const now = parseSpec(text);
  if (!now.ok) return { errors: now.failures, warnings: [] };
  const errors = base ? compareSpecs({ parsed: parsed(base), revision: "origin/main" }, now.value) : [];
  return joinFindings({ errors, warnings: now.value.warnings }, auditSpec(now.value));
}
