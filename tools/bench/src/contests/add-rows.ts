import { berth } from "@berth/e2e/run";
import type { Workspace } from "@berth/e2e/workspace";
import { succeed } from "./succeed.ts";

const FIRST = 11_000;

/**
 * Gives the spec so many more rows, in a full range of their own and each with its folder, and brings all that is
 * derived from it up to date.
 */
export async function addRows({ read, root, write }: Workspace, count: number): Promise<void> {
  const rows = Array.from({ length: count }, (_, index) =>
    [
      `  ${FIRST + index}:`,
      `    service: made-${index}`,
      `    title: Made ${index}`,
      "    protocol: HTTP",
      "    purpose: Fills the spec",
      `    env: MADE_${index}_PORT`,
      `    owner: services/made-${index}`,
      "    status: active\n",
    ].join("\n"),
  );
  for (let index = 0; index < count; index++) write(`services/made-${index}/.gitkeep`, "");
  const range = `  made: { ports: ${FIRST}-${FIRST + count - 1}, purpose: Made }\n`;
  const text = read("spec/ports.yaml").replace(/^history:/m, `${rows.join("")}history:`);
  write("spec/ports.yaml", text.replace(/^ranges:\n/m, `ranges:\n${range}`));
  await succeed(berth(root, "sync"));
}
