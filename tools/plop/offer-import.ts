import { importFiles } from "@berth/cli/engine";
import { parseFlags } from "@berth/scaffold";
import type { NodePlopAPI } from "plop";
import { CHANGE_OPTIONS } from "./change-options.ts";
import { askToGo, hasTerminal, orExit, ownArguments, workspaceHere } from "./engine.ts";

const COMMAND = "npm run change import";

/** The wizard of `npm run change -- import`: what is found is shown first, with what it leaves open. */
export function offerImport(plop: NodePlopAPI): void {
  const root = workspaceHere();
  let commit: (() => Promise<string>) | undefined;
  plop.setGenerator("import", {
    description: "Import ports from documents, compose files and .env",
    prompts: async (inquirer) => {
      const words = ownArguments().filter((word, at) => at > 0 || word !== "import");
      const { dryRun, yes, ...given } = orExit(parseFlags(CHANGE_OPTIONS.import, words));
      const { paths } =
        hasTerminal() && given.paths === undefined
          ? await inquirer.prompt<{ paths: string }>([
              {
                type: "input",
                name: "paths",
                message: "Files and folders? Empty for all that are likely to name ports.",
              },
            ])
          : { paths: "" };
      const typed = paths.split(/[\s,]+/).filter((path) => path !== "");
      const options = { ...given, ...(typed.length > 0 && { paths: typed }) };
      const request = { kind: "import", options } as const;
      const shown = orExit(await importFiles(root, request, { command: COMMAND, dryRun: true }));
      console.log(`\n${shown.text}\n`);
      if (shown.outcome.kind !== "planned" || shown.outcome.plan.changes.length === 0 || dryRun) return options;
      const plan = shown.outcome.plan.id;
      if (!(yes || (await askToGo(inquirer, COMMAND)))) return options;
      commit = async () => {
        orExit(await importFiles(root, { kind: "import", options: { ...options, plan } }, { command: COMMAND }));
        if (!shown.isDone) process.exitCode = 1;
        return "imported";
      };
      return options;
    },
    actions: () => (commit ? [commit] : []),
  });
}
