import { printablePhrase } from "@berth/registry";
import { askRemote, type RemoteAnswer } from "./remote.ts";

/** One ref to be set, or (without `to`) removed, provided that it is what it is expected to be. */
export interface ClaimPush {
  port: number;
  /** The hash that the ref must have; empty: there must be no such ref. */
  expected: string;
  to?: string;
}

/** How the remote took it. */
export interface PushAnswer extends RemoteAnswer {
  /** The ports whose refs are now as asked. */
  done: number[];
  /** Why the remote would not set the others, in git's words; empty where it was not reached. */
  rejections: string[];
  /** What the remote's hooks said. */
  remarks: string[];
}

/** Sets or removes refs of claims on the remote, each at an expected value; all or none where it is `atomic`. */
export function pushClaims(
  root: string,
  remote: string,
  pushes: readonly ClaimPush[],
  { atomic }: { atomic: boolean },
): PushAnswer {
  const answer = askRemote(root, [
    ...["push", "--porcelain", "--no-verify", "--no-follow-tags", "--no-recurse-submodules"],
    ...(atomic ? ["--atomic"] : []),
    ...pushes.map(({ expected, port }) => `--force-with-lease=${claimRef(port)}:${expected}`),
    remote,
    ...pushes.map(({ port, to = "" }) => `${to}:${claimRef(port)}`),
  ]);
  // git-push(1), OUTPUT: <flag> \t <from>:<to> \t <summary> (<reason>)
  const lines = [...answer.stdout.toString().matchAll(/^([-*+= !])\t\S*:refs\/berth\/ports\/(\d+)\t(.*)$/gm)];
  const isRejected = ([, flag]: RegExpMatchArray) => flag === "!";
  const remarks = [...answer.stderr.matchAll(/^remote: (.*)$/gm)];
  return {
    ...answer,
    done: lines.filter((line) => !isRejected(line)).map(([, , port]) => Number(port)),
    rejections: lines.filter(isRejected).map(([, , , summary = ""]) => reasonIn(summary)),
    remarks: remarks.map(([, remark = ""]) => printablePhrase(remark)).filter((remark) => remark !== ""),
  };
}

/** `[remote rejected] (hook declined)` -> `hook declined` */
const reasonIn = (summary: string): string => printablePhrase(/\((.*)\)$/.exec(summary)?.[1] ?? summary);

/** Refs that were only refused because another one of the same atomic push was. */
const FOLLOWER = /^atomic push fail/;

/** The reasons that say why, each once. */
export function causesOf({ rejections }: Pick<PushAnswer, "rejections">): string[] {
  const causes = rejections.filter((reason) => !FOLLOWER.test(reason));
  return [...new Set(causes.length > 0 ? causes : rejections)];
}

/**
 * Whether a ref was refused because it is not, or was not for a moment, what was expected: another clone is at work on
 * it. git says so in one of these ways; any other reason, a hook's or a missing right, will be the same next time.
 */
export const isRace = (reason: string): boolean =>
  /^stale info$|^atomic transaction failed$|failed to (?:update|lock)|cannot lock ref|already exists/.test(reason);

/** Where claims are on the remote: one ref per port. Outside refs/heads, so no clone shows them as branches. */
export const CLAIMS = "refs/berth/ports/";

export const claimRef = (port: number): string => `${CLAIMS}${port}`;
