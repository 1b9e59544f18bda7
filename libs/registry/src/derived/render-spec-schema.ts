import * as z from "zod";
import { SpecFile } from "../spec/spec-schema.ts";

/** spec/ports.schema.json: with it editors complete and check spec/ports.yaml while it is written. */
export function renderSpecSchema(): string {
  rendered ??= render();
  return rendered;
}

// It depends on nothing but the code, and one run asks for it several times.
let rendered: string | undefined;

function render(): string {
  const { $schema, ...schema } = z.toJSONSchema(SpecFile, { target: "draft-7" });
  return `${JSON.stringify({ $schema, title: "Berth port registry", ...schema }, null, 2)}\n`;
}
