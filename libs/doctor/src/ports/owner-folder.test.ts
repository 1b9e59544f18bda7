import type { PortRow } from "@berth/registry";
import { expect, it } from "vitest";
import { ownerFolderOf } from "./owner-folder.ts";

const folderOf = (fields: Partial<PortRow>) =>
  ownerFolderOf(
    {
      port: 4001,
      service: "web",
      title: "T",
      protocol: "HTTP",
      purpose: "P",
      env: "WEB_PORT",
      status: "active",
      ...fields,
    },
    { settings: {} },
  );

it.each([
  ["apps/web", "apps/web"],
  ["src/foundation/", "src/foundation"],
  ["web/", "web"],
  [undefined, "services/web"],
])("an owner %s is the folder %s", (owner, folder) => {
  expect(folderOf({ owner })).toBe(folder);
});

it.each(["web", "Chrome browser", "container web", ".", "../web", "/srv/web", "https://example.org/web", "/"])(
  "an owner %s is no folder of the workspace",
  (owner) => {
    expect(folderOf({ owner })).toBeUndefined();
  },
);

it("a row with an image has no folder", () => {
  expect(folderOf({ owner: "apps/web", image: "acme/web" })).toBeUndefined();
});
