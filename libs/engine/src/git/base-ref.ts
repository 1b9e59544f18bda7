/**
 * The ref that a check compares with: the one asked for, or the branch that a pull request on GitHub goes to, as
 * actions/checkout has it. GITHUB_BASE_REF is set for pull requests only
 * (https://docs.github.com/actions/reference/workflows-and-actions/variables). Undefined where there is nothing to
 * compare with; an empty string means the same.
 */
export function baseRef(asked: string | undefined): string | undefined {
  if (asked !== undefined) return asked || undefined;
  const branch = process.env["GITHUB_BASE_REF"];
  return branch ? `origin/${branch}` : undefined;
}
