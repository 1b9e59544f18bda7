import { findPackageManager, type PackageManagerName } from "@berth/scaffold";
import type { FirstCommit } from "./make-first-commit.ts";

/** What is ready, and with what. */
export interface Ready {
  name: string;
  service?: string | undefined;
  firstRange: string;
  packageManager: PackageManagerName;
  commit: FirstCommit;
}

/** The last lines on the terminal: what was made, and the next two commands. */
export function renderReady({ commit, firstRange, name, packageManager, service }: Ready): string {
  const next = service === undefined ? `g nx-berth:service hello --range=${firstRange}` : `serve ${service}`;
  return [
    `${name} is ready${service === undefined ? "" : `, with the service ${service}`}.`,
    ...describeCommit(name, commit),
    "",
    `  cd ${name}`,
    `  ${findPackageManager(packageManager, []).nx} ${next}`,
  ].join("\n");
}

function describeCommit(name: string, commit: FirstCommit): string[] {
  switch (commit.kind) {
    case "made":
      return [];
    case "in-repository":
      return [`It lies in the git repository ${commit.root}, so it is no repository of its own. Commit it there.`];
    case "failed":
      return [
        `${commit.command} failed, so the first commit is missing:`,
        ...commit.output.split("\n").map((line) => `  ${line}`),
        `Remove the cause, then: cd ${name} && git init && git add --all && git commit`,
      ];
  }
}
