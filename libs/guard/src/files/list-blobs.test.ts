import { expect, it } from "vitest";
import { listBlobs } from "./list-blobs.ts";

it("takes the name of an untracked file for no entry of git's", () => {
  const name = `100644 ${"a".repeat(40)} 0\tgood.ts`;
  const listed = ["H 100644 bb 0\tgood.ts", `? ${name}`, ""].join("\0");
  expect(listBlobs("/nowhere", () => listed)).toEqual({
    paths: ["good.ts", name],
    blobs: new Map([["good.ts", "bb"]]),
  });
});
