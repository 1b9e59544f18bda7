import { BERTH_VERSION } from "../versions.ts";
import type { PackageManager } from "../workspace/package-manager.ts";

/** A file of its own, beside the workflows that are there. */
export const WORKFLOW_PATH = ".github/workflows/berth.yml";

/** The version of Node for a check, where the workspace has none of its own to say. */
const NODE = 24;

/**
 * By commit, because a tag can be moved to other code; the version behind it is what update bots read and raise.
 * https://docs.github.com/en/actions/reference/security/secure-use#using-third-party-actions
 */
const CHECKOUT = "actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1";
const SETUP_NODE = "actions/setup-node@820762786026740c76f36085b0efc47a31fe5020 # v7.0.0";

/** What differs from one workspace to another. */
interface Workspace {
  branch: string;
  /** Undefined where the workspace has no package.json. */
  manager: PackageManager | undefined;
  hasNx: boolean;
}

/**
 * The workflow that checks and lints the ports on GitHub: it may read and nothing else, and runs on the merge result of
 * a pull request without the secrets of its target. It sees the whole history, because a change of a port is judged
 * against the commit where the branch left its base.
 */
export function renderWorkflow({ branch, hasNx, manager }: Workspace): string {
  const berth = manager ? "npx berth" : "berth";
  const commands = [
    ...(manager ? installWith(manager) : [`npm install --global @berth/cli@${BERTH_VERSION}`]),
    // In a pull request this also compares with the commit where the branch left its base.
    `${berth} check --format=github`,
    `${berth} lint --format=github`,
    ...(manager && hasNx ? [`${manager.nx} sync:check`] : []),
  ];
  return `name: Ports

on:
  push:
    branches: [${JSON.stringify(branch)}]
  pull_request:
  merge_group:

permissions:
  contents: read

concurrency:
  group: ${expression("github.workflow")}-${expression("github.ref")}
  cancel-in-progress: ${expression("github.event_name == 'pull_request'")}

jobs:
  ports:
    name: Ports
    runs-on: ubuntu-latest
    timeout-minutes: 15
    steps:
      - uses: ${CHECKOUT}
        with:
          fetch-depth: 0
          persist-credentials: false
      - uses: ${SETUP_NODE}
        with:
          node-version: ${NODE}
${commands.map((command) => `      - run: ${command}\n`).join("")}`;
}

/** npm comes with Node; Corepack brings the version of pnpm and yarn that package.json names. */
function installWith({ cleanInstall, name, version }: PackageManager): string[] {
  if (name === "npm") return [cleanInstall];
  if (name === "bun") return [`npm install --global bun@${version ?? "1"}`, cleanInstall];
  return ["corepack enable", cleanInstall];
}

/** What GitHub replaces with a value. */
const expression = (code: string): string => `\${{ ${code} }}`;
