/** A port that a text names, with the service it seems to belong to. */
export interface NamedPort {
  port: number;
  service: string | undefined;
}

const ROW = /(?:^|[{,])[ \t]*(\d{1,5})[ \t]*:(?=[ \t]*(?:\r?$|#|\{))/gm;

/**
 * The ports that a registry's text names, without parsing it: made for the specs of hundreds of other branches, where a
 * parser would take seconds, and for specs in the middle of a merge. It may name a port too many, which costs a number;
 * it doesn't miss a row of the format, which would cost a collision.
 */
export function scanPorts(text: string): NamedPort[] {
  const rows = [...text.matchAll(ROW)];
  return rows.map((row, index) => {
    const body = text.slice(row.index + row[0].length, rows[index + 1]?.index);
    const service = /\bservice[ \t]*:[ \t]*["']?([a-z0-9-]+)/.exec(body)?.[1];
    return { port: Number(row[1]), service };
  });
}
