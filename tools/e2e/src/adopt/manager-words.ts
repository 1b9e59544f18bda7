import type { Manager } from "./cells.ts";

/** How a person says things to a package manager. */
interface Words {
  /** What stands before the name of a program of the workspace. */
  exec: string;
  create: string;
  /** Adds a package for development. */
  add: string;
  install: string;
  /** Installs what the lockfile says, and fails where it does not fit. */
  cleanInstall: string;
  lockfile: string;
}

export const WORDS: Readonly<Record<Manager, Words>> = {
  npm: {
    exec: "npx",
    // npm asks before it installs, and ends where it can't ask; and it takes flags for its own up to --.
    create: "npm create --yes berth acme --",
    add: "npm install --save-dev",
    install: "npm install",
    cleanInstall: "npm ci",
    lockfile: "package-lock.json",
  },
  pnpm: {
    exec: "pnpm",
    create: "pnpm create berth acme",
    add: "pnpm add --save-dev --workspace-root",
    install: "pnpm install",
    cleanInstall: "pnpm install --frozen-lockfile",
    lockfile: "pnpm-lock.yaml",
  },
  yarn: {
    exec: "yarn",
    create: "yarn create berth acme",
    add: "yarn add --dev",
    install: "yarn install",
    cleanInstall: "yarn install --immutable",
    lockfile: "yarn.lock",
  },
  bun: {
    exec: "bunx",
    create: "bun create berth acme",
    add: "bun add --dev",
    install: "bun install",
    cleanInstall: "bun install --frozen-lockfile",
    lockfile: "bun.lock",
  },
};
