import { type Result, refusal, success } from "@berth/registry";
import { readGit } from "../git/run-git.ts";
import { CLAIMS } from "./push-claims.ts";
import { askRemote, claimFailed, unreachable } from "./remote.ts";

/** A number that is claimed on the remote. */
export interface Claim {
  port: number;
  /** The object that the claim's ref points to; a claim is only ever removed at this hash. */
  hash: string;
}

/** What a remote says of itself at one moment. */
export interface RemoteState {
  /** Ascending. */
  claims: Claim[];
  /** Its default branch; undefined where it has none yet. */
  tip: { ref: string; hash: string } | undefined;
}

/** HEAD of a bare repository may name a branch that was never pushed. */
const DEFAULT_BRANCHES = ["HEAD", "refs/heads/main", "refs/heads/master"];

/** Claims and default branch in one exchange; or CLAIM_FAILED where the remote can't be reached. */
export function readRemote(root: string, remote: string): Result<RemoteState> {
  // git would take an unknown name for a folder, and a repository that lies there brings hooks of its own.
  if (!readGit(root, ["remote", "get-url", remote]).ok)
    return refusal(claimFailed(`${remote}, where ports are claimed, is not a remote of this git repository.`));
  const listed = askRemote(root, ["ls-remote", "--quiet", remote, ...DEFAULT_BRANCHES, `${CLAIMS}*`]);
  if (!listed.ok) return refusal(unreachable(remote, listed));
  const rows = listed.stdout.toString().matchAll(/^([0-9a-f]+)\t(\S+)$/gm);
  const hashes = new Map([...rows].map(([, hash = "", ref = ""]) => [ref, hash]));
  const claims = [...hashes].flatMap(([ref, hash]): Claim[] => {
    const [, port] = /^refs\/berth\/ports\/([1-9]\d{0,4})$/.exec(ref) ?? [];
    return port === undefined ? [] : [{ port: Number(port), hash }];
  });
  const ref = DEFAULT_BRANCHES.find((name) => hashes.has(name));
  const hash = ref && hashes.get(ref);
  return success({
    claims: claims.sort((a, b) => a.port - b.port),
    tip: ref && hash ? { ref, hash } : undefined,
  });
}
