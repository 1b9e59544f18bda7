import { expect, it } from "vitest";
import { isTestPath } from "./is-test-path.ts";

it.each([
  "test/a.ts",
  "services/alert/tests/run.py",
  "src/__tests__/a.js",
  "e2e/login.ts",
  "src/main.test.ts",
  "src/main.spec.tsx",
  "pkg/server_test.go",
  "pkg/test_server.py",
  "spec/app_spec.rb",
  "src/ServerTest.java",
  "examples/compose.yaml",
  "libs/x/sample/main.go",
])("%s belongs to tests and examples", (path) => {
  expect(isTestPath(path)).toBe(true);
});

it.each([
  "src/main.ts",
  "src/contest/a.ts",
  "src/latest.ts",
  "src/testing.ts",
  "spec/ports.yaml",
  "src/attest.java",
  "protest/a.py",
  "inspect.ts",
  // People copy it and start with it.
  ".env.example",
])("%s does not", (path) => {
  expect(isTestPath(path)).toBe(false);
});
