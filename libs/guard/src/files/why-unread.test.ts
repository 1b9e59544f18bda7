import { expect, it } from "vitest";
import { fileTypeOf, whyUnread } from "./why-unread.ts";

it.each([
  ["src/main.ts", undefined],
  ["deploy/nginx.conf", undefined],
  ["infra/main.tf", undefined],
  ["bin/run", undefined],
  ["src/query.xyz", "format"],
  ["docs/ports.md", "documentation"],
  ["LICENSE", "documentation"],
  ["public/logo.PNG", "portless"],
  [".gitignore", "portless"],
  ["vendor/x/main.go", "skipped"],
  ["package-lock.json", "skipped"],
])("%s is not read because of: %s", (path, reason) => {
  expect(whyUnread(path)).toBe(reason);
});

it.each([
  ["src/a.test.ts", ".ts"],
  ["a/vendor/x/main.go", ".go"],
  [".env", ".env"],
  ["docker/Dockerfile.dev", "Dockerfile"],
  ["Makefile", "Makefile"],
  ["A.TF", ".tf"],
])("%s is counted under %s", (path, type) => {
  expect(fileTypeOf(path)).toBe(type);
});

it("counts a file that is skipped for its folder under the folder", () => {
  expect(fileTypeOf("a/vendor/x/main.go", "skipped")).toBe("vendor/");
  expect(fileTypeOf("package-lock.json", "skipped")).toBe(".json");
});
