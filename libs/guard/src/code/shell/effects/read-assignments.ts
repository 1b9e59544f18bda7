const ASSIGNMENT = /^\s*([\w.[\]"-]+)\s*\|?=(?!=)/;

/**
 * The document that assignments such as `.server.port = 9010` make on their own, as JSON; undefined if there is none.
 * What they are assigned to in a file is not known here, so that its other keys are missing.
 */
export function readAssignments(statements: readonly string[]): string | undefined {
  const documents = statements.flatMap((statement) => {
    const [head, path] = ASSIGNMENT.exec(statement) ?? [];
    if (head === undefined || path === undefined) return [];
    const keys = [...path.matchAll(/[\w-]+(?=["\]]*)/g)].map(([key]) => key);
    return [
      keys.reduceRight<unknown>((inner, key) => nest(key, inner), readValue(statement.slice(head.length).trim())),
    ];
  });
  if (documents.length === 0) return undefined;
  return documents.map((document) => JSON.stringify(document)).join("\n");
}

const nest = (key: string, inner: unknown) => (/^\d+$/.test(key) ? [inner] : { [key]: inner });

function readValue(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text.replace(/^(["'])(.*)\1$/s, "$2");
  }
}
