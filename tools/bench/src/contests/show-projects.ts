import { nx } from "@berth/e2e/run";
import type { Contender, Contest } from "../row.ts";
import { type Copy, openCopy, removing } from "./copy.ts";
import { succeed } from "./succeed.ts";

const EMPTY = `export const createNodesV2 = ["**/no-such-file", () => []];\n`;

/** `nx show projects` with the plugin of Berth, and with one that does nothing. */
export async function showProjects(): Promise<Contest> {
  const ours = await openCopy();
  const theirs = await openCopy(({ read, write }) => {
    const settings = { ...JSON.parse(read("nx.json")), plugins: ["./tools/empty-plugin.mjs"] };
    write("nx.json", JSON.stringify(settings));
    write("tools/empty-plugin.mjs", EMPTY);
  });
  const show = ({ root }: Copy): Contender => ({ run: () => succeed(nx(root, "show", "projects")) });
  return { ours: show(ours), theirs: show(theirs), close: removing(ours, theirs) };
}
