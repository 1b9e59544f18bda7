import { onTestFinished } from "vitest";
import { makeWorkspace, type Workspace } from "./workspace.ts";

/** A workspace for one test, gone when the test is over. */
export function freshWorkspace(): Workspace {
  const workspace = makeWorkspace();
  onTestFinished(() => workspace.remove());
  return workspace;
}
