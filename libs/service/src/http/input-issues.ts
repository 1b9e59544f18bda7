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
  return validation.map(({ instancePath, message }) => {
    const path = String(instancePath ?? "")
      .split("/")
      .filter((step) => step !== "");
    return { at: [validationContext ?? "input", ...path].join("."), message: String(message) };
  });
}

/** One line for all of them. */
export function describeIssues(issues: readonly InputIssue[]): string {
  return issues.map(({ at, message }) => `${at}: ${message}`).join("; ");
}
