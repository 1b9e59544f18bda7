import { type Result, success } from "./failure.ts";
import { writeBlock } from "./managed-block.ts";
import { renderAgentsBlock } from "./render-agents-block.ts";
import { renderPortsEnv } from "./render-ports-env.ts";
import { renderPortsMd } from "./render-ports-md.ts";
import { renderSpecSchema } from "./render-spec-schema.ts";
import type { Spec } from "./spec.ts";

/** A file that follows from the spec. */
export interface DerivedFile {
  path: string;
  /** The text it must have, given the text it has now: a file with a managed block keeps the rest. */
  render(spec: Spec, current: string | undefined): Result<string>;
}

/** Every derived file, in the order in which they are written. The generators and the sync use this one list. */
export const DERIVED_FILES: readonly DerivedFile[] = [
  { path: "spec/ports.schema.json", render: () => success(renderSpecSchema()) },
  { path: "config/ports.env", render: (spec) => success(renderPortsEnv(spec)) },
  { path: "spec/PORTS.md", render: (spec) => success(renderPortsMd(spec)) },
  {
    path: "CLAUDE.md",
    render: (spec, current) => writeBlock("CLAUDE.md", current, renderAgentsBlock(spec)),
  },
];
