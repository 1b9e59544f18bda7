/** Where GitHub finds the workflow. */
export const WORKFLOW_PATH = ".github/workflows/ci.yml";

/** What differs from one workspace to another. */
export interface WorkflowOptions {
  /** The branch that pull requests go to. */
  branch: string;
  /** Versions of Node on which the tests run; the last one runs the checks of the ports as well. */
  nodes: readonly number[];
  /** The commands that install and test, one step each. */
  test: readonly string[];
  /** Minutes after which the tests are ended. */
  testMinutes: number;
}

/** For a workspace that says nothing else. */
export const WORKFLOW_DEFAULTS: WorkflowOptions = {
  branch: "main",
  nodes: [20, 22, 24],
  test: ["npm ci", "npm test"],
  testMinutes: 30,
};

/**
 * By commit, because a tag can be moved to other code; the version behind it is what update bots read and raise.
 * https://docs.github.com/en/actions/reference/security/secure-use#using-third-party-actions
 */
const CHECKOUT = "actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1";
const SETUP_NODE = "actions/setup-node@820762786026740c76f36085b0efc47a31fe5020 # v7.0.0";

/**
 * The workflow that keeps a workspace's ports true on GitHub: it may read and nothing else, runs on the merge result of a
 * pull request, and never with the secrets of pull_request_target. It sees the whole history, because a change of a port is
 * judged against the commit where the branch left its base.
 */
export function renderWorkflow({ branch, nodes, test, testMinutes }: WorkflowOptions): string {
  return `name: CI

on:
  push:
    branches: [${branch}]
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
${renderSetUp(String(nodes.at(-1)))}
      - run: npm ci
      # In a pull request this also compares with the commit where the branch left its base.
      - run: npx berth check --format=github
      - run: npx berth lint --format=github
      - run: npx nx sync:check

  test:
    name: Test on Node ${expression("matrix.node")}
    runs-on: ubuntu-latest
    timeout-minutes: ${testMinutes}
    strategy:
      fail-fast: false
      matrix:
        node: [${nodes.join(", ")}]
    steps:
${renderSetUp(expression("matrix.node"))}
${test.map((command) => `      - run: ${command}`).join("\n")}
`;
}

const renderSetUp = (node: string): string =>
  `      - uses: ${CHECKOUT}
        with:
          fetch-depth: 0
          persist-credentials: false
      - uses: ${SETUP_NODE}
        with:
          node-version: ${node}
          cache: npm`;

/** What GitHub replaces with a value. */
const expression = (code: string): string => `\${{ ${code} }}`;
