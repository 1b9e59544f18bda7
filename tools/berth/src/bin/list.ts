import { listClaimsOf, locateGit, readerOfDisk, readRegistry } from "@berth/engine";
import { DONE } from "@berth/registry";
import * as z from "zod";
import { type Answer, refuse } from "../answer.ts";
import { defineCommand } from "./command.ts";
import { json } from "./flags.ts";
import { listAsJson, renderList } from "./render-list.ts";

export const list = defineCommand({
  summary: "List every assigned port and the free ports.",
  usage: "berth list",
  options: z.strictObject({
    claims: z.boolean().optional().describe("List the claims on the remote instead."),
    json,
  }),
  run(root, { claims = false, json = false }) {
    if (claims) return listClaims(root, json);
    const git = locateGit(root);
    if (!git.ok) return refuse(git.failures, json);
    const parsed = readRegistry(readerOfDisk(root));
    if (!parsed.ok) return refuse(parsed.failures, json);
    const { spec } = parsed.value;
    return { status: DONE, stdout: json ? listAsJson(spec) : renderList(spec) };
  },
});

function listClaims(root: string, json: boolean): Answer {
  const claims = listClaimsOf(root);
  if (!claims.ok) return refuse(claims.failures, json);
  if (json) return { status: DONE, stdout: JSON.stringify({ claims: claims.value }) };
  // Anyone with access to the remote may push such a ref by hand.
  const lines = claims.value.map(({ by, date, port, service }) =>
    [port, service || "(no claim of berth)", by, date].filter((part) => part !== "").join("  "),
  );
  return { status: DONE, stdout: lines.join("\n") || "No number is claimed." };
}
