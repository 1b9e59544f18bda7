import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { follows, listExamples } from "./readme-examples.ts";
import { berth, nx, run } from "./run.ts";
import { makeWorkspace, REPOSITORY, type Workspace } from "./workspace.ts";

/** What stands in for an example that this file can't run: the file whose tests do, and what they run there. */
interface Elsewhere {
  file: string;
  runs: string;
}

// Every example in the order of the page, and what a reader types for it. `npm ci` is left out here, because
// the workspace is a copy with its dependencies; newcomer.test.ts runs it in a clone.
const EXAMPLES: Record<string, string | Elsewhere> = {
  "npm ci": { file: "tools/e2e/src/newcomer.test.ts", runs: "quick start" },
  "npm create berth acme && cd acme": { file: "tools/e2e/src/adopt/cells.ts", runs: 'kind: "create"' },
  "npx nx add nx-berth": { file: "tools/e2e/src/adopt/cells.ts", runs: 'kind: "existing"' },
  "npx nx g service hello --range=analysis": "npx nx g service hello --range=analysis",
  "npx nx g service hello --range=services": { file: "tools/e2e/src/adopt/cells.ts", runs: 'kind: "existing"' },
  "npm ci && npm test": { file: "package.json", runs: '"test": "vitest run' },
  "npx nx serve hello": { file: "tools/e2e/src/service-runs.test.ts", runs: '"serve"' },
  "npm run new": { file: "tools/e2e/src/wizard.test.ts", runs: "npm run --silent new" },
  "npx nx g reserve <name> --range=<range>": "npx nx g reserve later --range=external",
  "npx nx g port <project> --range=<range>": {
    file: "tools/e2e/src/project-port.test.ts",
    runs: '"g", "port", "storefront"',
  },
  "npx nx g port <name> --env=<NAME>": "npx nx g port hello --env=HELLO_ADMIN_PORT",
  'npx nx g move <name> --to=<port> --reason="…"':
    'npx nx g move hello --port=9021 --to=9025 --reason="a better number"',
  "npx nx g retire <name> [--delete]": "npx nx g retire later",
  "npx nx g range <id> --ports=9040-9049": "npx nx g range extra --ports=9040-9049",
  "npx nx g resolve": "npx nx g resolve",
  "npx berth recover": "npx berth recover",
  "npm start": { file: "tools/e2e/src/start-all.test.ts", runs: "npm start" },
  "npx berth check [--base=origin/main]": "npx berth check --base=origin/main",
  "npx berth lint [--fix]": "npx berth lint --fix",
  "npx berth doctor": "npx berth doctor",
  "npx berth monitor [--open]": { file: "tools/e2e/src/monitor/monitor-command.test.ts", runs: '["monitor"]' },
  "npx berth monitor --open": { file: "tools/berth/src/monitor/judge-port.test.ts", runs: "openerOf" },
  "npx nx serve foundation": { file: "tools/e2e/src/service-runs.test.ts", runs: '"serve"' },
  "npx berth who 9010": "npx berth who 9010",
  "npx berth list": "npx berth list",
  "npx berth next <range>": "npx berth next analysis",
  "npx berth env <service> -- <command>": "npx berth env recording -- true",
  "npx berth audit [folder] --format=html": "npx berth audit --format=html",
  "npx nx sync:check": "npx nx sync:check",
  "npx berth doctor --hooks": "npx berth doctor --hooks",
  "git config core.hooksPath .githooks": "git config core.hooksPath .githooks",
  "docker compose --env-file config/ports.env up --build": {
    file: "libs/registry/src/derived/compose/accepted-by-compose.test.ts",
    runs: "faultsOfCompose",
  },
};

describe("the examples in README.md", () => {
  const examples = listExamples(readFileSync(join(REPOSITORY, "README.md"), "utf8"));
  const external = examples.find((example) => example.includes("--template=external")) ?? "";
  let workspace: Workspace;
  beforeAll(() => {
    workspace = makeWorkspace();
    // A clone has its origin.
    workspace.git("remote", "add", "origin", workspace.root);
    workspace.git("fetch", "-q", "origin");
  });
  afterAll(() => workspace.remove());

  test("are all run by a test", () => {
    expect(examples.filter((example) => example !== external && !(example in EXAMPLES))).toEqual([]);
    expect(Object.keys(EXAMPLES).filter((example) => !examples.includes(example))).toEqual([]);
    expect(external).toContain("--url-env=");
  });

  test.each(examples)("%s", async (example) => {
    const typed = example === external ? example : EXAMPLES[example];
    if (typeof typed === "object") {
      expect(readFileSync(join(REPOSITORY, typed.file), "utf8")).toContain(typed.runs);
      return;
    }
    const shown = example.replace(/^npm ci && /, "");
    expect(typed && follows(typed.replace(" --port=9021", ""), shown), `${typed} is no case of ${shown}`).toBe(true);
    const ended = await run("bash", ["-c", typed ?? ""], { cwd: workspace.root });
    // Somebody else's process may hold a port of this machine: the doctor ends with 1 then.
    const lawful = typed?.startsWith("npx berth doctor") ? [0, 1] : [0];
    expect(lawful, `${typed}\n${ended.stdout}${ended.stderr}`).toContain(ended.status);
  });

  test("leave check, lint and sync:check clean, and the next commit passes its hook", async () => {
    const { git, root } = workspace;
    const check = await berth(root, "check");
    expect(check.stdout).toBe("0 errors, 0 warnings.\n");
    const lint = await berth(root, "lint");
    expect(lint, lint.stdout).toMatchObject({ status: 0, stdout: expect.stringMatching(/^No hardcoded port\.$/m) });
    const sync = await nx(root, "sync:check");
    expect(sync.status, sync.stdout + sync.stderr).toBe(0);
    git("add", "-A");
    git("commit", "-q", "-m", "what the README shows");
    expect(git("config", "core.hooksPath").trim()).toBe(".githooks");
    expect(git("status", "--porcelain")).toBe("");
  });
});

describe("an example", () => {
  test("is a line of a block or a command in a sentence, without its comment and joined where it is broken", () => {
    const page =
      "Run `npx nx sync`, `a/b` or `npx nx g service …`.\n\n```sh\nnpm start # all\n\nnpx a \\\n  --b\n```\n";
    expect(listExamples(page)).toEqual(["npx nx sync", "npm start", "npx a --b"]);
  });

  test.each([
    ["npx nx g retire later", "npx nx g retire <name> [--delete]", true],
    ["npx nx g retire later --delete", "npx nx g retire <name> [--delete]", true],
    ["npx nx g retire", "npx nx g retire <name> [--delete]", false],
    ['npx x --reason="of mine"', 'npx x --reason="…"', true],
    ["npx berth list", "npx berth who 9010", false],
  ])("is followed by %s: %s %s", (command, example, isFollowed) => {
    expect(follows(command, example)).toBe(isFollowed);
  });
});
