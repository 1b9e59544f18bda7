import { expect, it } from "vitest";
import { readUnsaid } from "./read-unsaid.ts";
import { webOf } from "./web-of.ts";

it.each([
  ["https://github.com/acme/shop.git", "https://github.com/acme/shop/blob/c0ffee/"],
  ["https://user:secret@github.com/acme/shop", "https://github.com/acme/shop/blob/c0ffee/"],
  ["git@github.com:acme/shop.git", "https://github.com/acme/shop/blob/c0ffee/"],
  ["ssh://git@gitlab.acme.example:2222/a/b/shop.git", "https://gitlab.acme.example/a/b/shop/-/blob/c0ffee/"],
  ["https://git.acme.example/shop", undefined],
  ["https://codeberg.org/acme/shop/", "https://codeberg.org/acme/shop/src/commit/c0ffee/"],
  ["https://github.com/../shop", undefined],
  ['https://github.com/acme/"onclick="x', undefined],
  ["javascript:alert(1)//github.com/a/b", undefined],
  ["/srv/git/shop.git", undefined],
  ["C:\\git\\shop", undefined],
])("a remote at %s is seen in the web at %s", (remote, url) => {
  expect(webOf(remote, "c0ffee")).toBe(url);
});

const unsaid = (script: string) =>
  readUnsaid("package.json", `{\n  "scripts": {\n    "dev": ${JSON.stringify(script)}\n  }\n}\n`).map(
    ({ command, line, port }) => `${command} ${port} :${line}`,
  );

it.each([
  ["next dev", ["next dev 3000 :3"]],
  ["cross-env NODE_ENV=x npx vite", ["vite 5173 :3"]],
  ["tsc && vite preview --host", ["vite preview 4173 :3"]],
  ["next build", []],
  ["next dev -p 3001", []],
  ["next dev --port=3001", []],
  ["PORT=3001 next start", []],
  ["vite build", []],
  ["ng serve", ["ng serve 4200 :3"]],
  ["node constructor", []],
  ["constructor dev", []],
])("the script %s leaves to its framework %j", (script, found) => {
  expect(unsaid(script)).toEqual(found);
});
