/**
 * Whether a host is this machine, a service of the same compose file or cluster, or one that isn't known yet. The ports
 * of other hosts are their own.
 */
export function isOurHost(host: string | undefined): boolean {
  if (host === undefined || host === "") return true;
  const name = host.replace(/^\[|\]$/g, "").toLowerCase();
  if (/^(?:localhost|127(?:\.\d+){3}|0\.0\.0\.0|::1?|0:0:0:0:0:0:0:1|\*|\+)$/.test(name)) return true;
  if (/\.localhost$|\.local$|\.internal$|\.svc(?:\.|$)/.test(name)) return true;
  // A template fills it in, or it is a single name, such as that of a compose service.
  return /[${}%<>]/.test(name) || !/[.:]/.test(name);
}
