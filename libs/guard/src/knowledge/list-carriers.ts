import { isSkippedPath } from "../files/is-skipped-path.ts";
import { type AskGit, listFiles } from "../files/list-files.ts";

/** Files that say whose a port is, by their names: what has other names may hold a port, and rarely says whose. */
const CARRIERS = [
  // Markdown about ports, wherever it lies, and the first page of the repository.
  /(?:^|[\W_])ports?(?:[\W_].*)?\.(?:md|markdown|mdx)$/i,
  /^readme\.(?:md|markdown)$/i,
  /(?:^|\/)(?:docs?|wiki)\/(?:.*\/)?[^/]*(?:allocation|infrastructure|network|services|architecture)[^/]*\.md$/i,
  /(?:^|[\W_])ports?(?:[\W_].*)?\.(?:ya?ml|json|jsonc|toml|env|csv|txt)$/i,
  /(?:^|\/)(?:services|service-registry|registry)\.(?:ya?ml|json)$/i,
  /(?:^|\/)(?:docker-)?compose(?:[.-][\w.-]+)?\.ya?ml$/i,
  /(?:^|\/)\.env(?:\.[\w.-]+)?$/,
  /(?:^|\/)[\w.-]+\.env$/,
  /(?:^|\/)\.?devcontainer\.json$/,
  /(?:^|\/)launchSettings\.json$/i,
  /(?:^|\/)Procfile(?:\.[\w-]+)?$/,
  /(?:^|\/)package\.json$/,
  /(?:^|\/)(?:vite|next|nuxt|vue|astro|svelte)\.config\.[cm]?[jt]s$/,
  /(?:^|\/)(?:angular|project)\.json$/,
  /(?:^|\/)(?:k8s|kubernetes|kube|deploy|deployments?|manifests|helm)\/.*\.ya?ml$/i,
  /(?:^|\/)[\w.-]*(?:service|deployment)[\w.-]*\.ya?ml$/i,
];

/** Tests and examples name ports that are not in use. */
const MADE_UP = new RegExp(
  "(?:^|/)(?:__tests__|tests?|e2e|bench|benchmarks?|fixtures?|test-?data|cases|corpus|__mocks__|mocks?|examples?|" +
    "samples?|templates?)/",
  "i",
);

/** Whether a file is likely to say whose a port is, by its path (forward slashes) alone. */
const isCarrier = (path: string): boolean => !isSkippedPath(path) && CARRIERS.some((form) => form.test(path));

/**
 * The files below `root` that people wrote and that are likely to say whose a port is, relative to it.
 * @param paths files or folders below the root, everything where it is empty; a file that is named is one in any case
 */
export async function listCarriers(root: string, paths: readonly string[] = [], git?: AskGit): Promise<string[]> {
  return (await listFiles(root, git)).filter((path) => {
    if (paths.includes(path)) return true;
    // In a folder that is named, nothing is made up.
    const folder = paths.find((one) => path.startsWith(`${one}/`));
    return isCarrier(path) && (folder === undefined ? paths.length === 0 && !MADE_UP.test(path) : true);
  });
}
