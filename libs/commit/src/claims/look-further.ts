import { parseSpec, type Result, success } from "@berth/registry";
import type { GitPlaces } from "../git/locate-git.ts";
import { lookAround, type Surroundings } from "../git/look-around.ts";
import { listClaims } from "./list-claims.ts";

/**
 * What git shows from here, and what is claimed on the remote where the spec wants numbers claimed (`mayClaim` is false
 * for --no-reserve). CLAIM_FAILED where the remote can't be reached.
 */
export function lookFurther(
  root: string,
  git: GitPlaces | undefined,
  spec: string | undefined,
  mayClaim = true,
): Result<Surroundings> {
  const around = lookAround(root, git);
  const remote = git && mayClaim ? remoteOf(spec) : undefined;
  if (remote === undefined) return success(around);
  const claims = listClaims(root, remote);
  if (!claims.ok) return claims;
  const seen = new Set(around.elsewhere.map(({ port }) => port));
  const claimed = claims.value
    .filter(({ port }) => !seen.has(port))
    .map(({ port }) => ({ port, holder: `a claim on ${remote}` }));
  return success({
    ...around,
    elsewhere: [...around.elsewhere, ...claimed].sort((a, b) => a.port - b.port),
  });
}

/** The remote that the spec names; a spec that can't be read is refused later, with its reasons. */
export function remoteOf(spec: string | undefined): string | undefined {
  // Most specs have no such setting: don't parse them once more.
  if (spec === undefined || !/^settings[ \t]*:/m.test(spec)) return undefined;
  const parsed = parseSpec(spec);
  return parsed.ok ? parsed.value.spec.settings.reserve : undefined;
}
