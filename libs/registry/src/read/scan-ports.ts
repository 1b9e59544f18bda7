import { changedSpan } from "../text/changed-span.ts";

/** A port that a text names, with the service it seems to belong to. */
export interface NamedPort {
  port: number;
  service: string | undefined;
}

const ROW = /(?:^|[{,])[ \t]*(\d{1,5})[ \t]*:(?=[ \t]*(?:\r?$|#|\{))/gm;
const SERVICE = /\bservice[ \t]*:[ \t]*["']?([a-z0-9-]+)/;

/**
 * The ports that a registry's text names, without parsing it: made for the specs of hundreds of other branches, where a
 * parser would take seconds, and for specs in the middle of a merge. It may name a port too many, which costs a number;
 * it doesn't miss a row of the format, which would cost a collision. Lines that the text shares with a reference, from
 * either end, are passed over: on branches of one repository these are nearly all.
 */
export function scanPorts(text: string, reference = ""): NamedPort[] {
  const [from, to] = changedSpan(text, reference);
  const found: NamedPort[] = [];
  ROW.lastIndex = from;
  for (let row = ROW.exec(text); row && row.index <= to; ) {
    const port = Number(row[1]);
    const begin = ROW.lastIndex;
    row = ROW.exec(text);
    found.push({ port, service: SERVICE.exec(text.slice(begin, row?.index))?.[1] });
  }
  return found;
}
