import { chooseNamed, ROWS, readResults, renderResults } from "@berth/bench";

/** Renders the last results of the rows of the benchmark that these words name, as `npm run bench` takes them. */
const speedOf =
  (...words: string[]) =>
  (): string =>
    renderResults(chooseNamed(ROWS, words), readResults());

/** The sections of the documents that say how fast something is. */
export const SPEED_SECTIONS = {
  speed: speedOf(
    "service",
    "check",
    "git-view",
    "hook-plain-text",
    "hook-variable",
    "hook-hardcoded",
    "hook-1000-rows-hardcoded",
    "lint-first",
    "nx-show-projects",
  ),
  "speed-commands": speedOf("service", "check", "git-view", "lint", "nx-show-projects", "npm"),
  "speed-hook": speedOf("hook"),
  "speed-lint": speedOf("lint"),
  "speed-services": speedOf("run"),
  "speed-monitor": speedOf("monitor"),
  "speed-feed": speedOf("feed"),
};
