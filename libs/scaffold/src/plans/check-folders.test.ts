import { parseSpec } from "@berth/registry";
import { unwrap } from "@berth/registry/test";
import { expect, it } from "vitest";
import { VECTRA } from "../../test/snapshot-of.ts";
import { checkFolders } from "./check-folders.ts";

/** What check says where a service that is in use has this owner, and none of its files is there. */
const saidOf = (owner: string) => {
  const row = `
  9029: { service: web, title: Web, protocol: HTTP, purpose: P, env: WEB_PORT, owner: ${owner}, status: active }`;
  const parsed = unwrap(parseSpec(VECTRA.replace("\nports:", `\nports:${row}`)));
  const folders = { services: [], projectNames: [], exists: () => false };
  return checkFolders(parsed, folders).errors.filter(({ message }) => message.startsWith("web "));
};

it.each(["apps/web", "src/web/", "web/"])("says that the folder %s is gone", (owner) => {
  expect(saidOf(owner)).toMatchObject([{ code: "OWNER_MISSING" }]);
});

it.each(["web", "Chrome browser", "container web", ".", "github.com/acme/web"])("looks for no folder %s", (owner) => {
  expect(saidOf(owner)).toEqual([]);
});
