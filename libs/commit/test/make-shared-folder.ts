import { mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll } from "vitest";

/** A real folder for all tests of a file, gone when they are over. To be called in a `beforeAll`. */
export function makeSharedFolder(): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "berth-test-")));
  made.push(folder);
  return folder;
}

const made: string[] = [];
afterAll(() => {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true });
});
