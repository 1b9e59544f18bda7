import { nx } from "@berth/e2e/run";
import { makeWorkspace } from "@berth/e2e/workspace";
import { renderTerminal } from "./render-terminal.ts";

/** What a newcomer sees after the README's first command: a real run in a copy of this workspace. */
export async function takePicture(): Promise<string> {
  const workspace = makeWorkspace();
  try {
    const made = await nx(workspace.root, "g", "service", "hello", "--range=analysis");
    const refused = await nx(
      workspace.root,
      "g",
      "service",
      "again",
      "--range=subscriber",
      // berth-ignore: the picture shows this very command
      "--port=9010",
    );
    if (made.status !== 0) throw new Error(made.stdout + made.stderr);
    return renderTerminal([
      "$ npx nx g service hello --range=analysis",
      ...trim(made.stdout),
      "",
      "$ npx nx g service again --range=subscriber --port=9010",
      ...trim(refused.stdout + refused.stderr),
    ]);
  } finally {
    workspace.remove();
  }
}

/** The output without the blank lines around it. */
const trim = (output: string): string[] => output.replace(/^\s*\n|\s+$/g, "").split("\n");
