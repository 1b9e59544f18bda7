/** One thing that is wrong with a request's input. */
export interface InputIssue {
  /** The part of the request and the path in it: `body.price`, `params.name`. */
  at: string;
  /** In words, e.g. `Too small: expected string to have >=1 characters`. */
  message: string;
}

/** The issues behind a failed validation, whether zod or Ajv found them; undefined for every other error. */
export function listInputIssues(error: unknown): InputIssue[] | undefined {
  if (typeof error !== "object" || error === null || !("validation" in error)) return undefined;
  const { validation, validationContext } = error as { validation: unknown; validationContext?: string };
  if (!Array.isArray(validation)) return undefined;
  return validation.flatMap(({ instancePath, message, params }) => {
    const path = String(instancePath ?? "")
      .split("/")
      .filter((step) => step !== "");
    const at = [validationContext ?? "input", ...path];
    const inside = findClosest(params?.errors);
    const issues = inside.length > 0 ? inside : [{ path: [], message }];
    return issues.map((issue) => ({ at: [...at, ...issue.path].join("."), message: String(issue.message) }));
  });
}

type NestedIssue = { path: readonly PropertyKey[]; message: string };

/**
 * What is wrong by the member of a union that the input comes closest to: its first issue is the deepest. zod says only
 * "Invalid input" of the union itself.
 */
function findClosest(errors: unknown): NestedIssue[] {
  const members: NestedIssue[][] = Array.isArray(errors) ? errors.filter(Array.isArray) : [];
  const depth = (issues: NestedIssue[]) => issues[0]?.path.length ?? 0;
  return members.reduce((best, issues) => (depth(issues) > depth(best) ? issues : best), members[0] ?? []);
}

/** One line for all of them. */
export function describeIssues(issues: readonly InputIssue[]): string {
  return issues.map(({ at, message }) => `${at}: ${message}`).join("; ");
}
