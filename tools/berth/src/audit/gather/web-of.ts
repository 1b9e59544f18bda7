/** How the sites that host repositories write the address of a file of a commit. */
const SITES: readonly (readonly [host: RegExp, path: (commit: string) => string])[] = [
  [/(?:^|\.)github\./, (commit) => `/blob/${commit}/`],
  [/(?:^|\.)gitlab\./, (commit) => `/-/blob/${commit}/`],
  [/^(?:codeberg\.org|gitea\.|forgejo\.)/, (commit) => `/src/commit/${commit}/`],
];

const HTTPS = /^(?:https?|ssh|git):\/\/(?:[^@/]*@)?([\w.-]+)(?::\d+)?\/([\w./~-]+?)(?:\.git)?\/?$/;
const SCP = /^(?:[\w.-]+@)?([\w.-]+):([\w./~-]+?)(?:\.git)?\/?$/;

/**
 * Where the files of a commit can be seen in the web, by the address of a remote; with a final slash. A name or a
 * password in that address is left out. Undefined for a site that isn't known.
 */
export function webOf(remote: string, commit: string): string | undefined {
  const [, host = "", path = ""] = HTTPS.exec(remote) ?? SCP.exec(remote) ?? [];
  const site = SITES.find(([pattern]) => pattern.test(host));
  if (!site || path.split("/").some((part) => /^\.*$/.test(part))) return undefined;
  return `https://${host}/${path}${site[1](commit)}`;
}
