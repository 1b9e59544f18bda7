export interface Link {
  from: string;
  to: string;
}

/** A link as it is laid out, from left to right; `back` where that is against its direction, which breaks a circle. */
export interface LaidLink extends Link {
  left: string;
  right: string;
  back: boolean;
}

export interface Layers {
  /** The column of each name, from 0 on the left. */
  layerOf: Map<string, number>;
  links: LaidLink[];
}

/**
 * Columns for the ends of links: who uses stands left of what it uses, and as near to it as can be. Links of a name to
 * itself are left out, and two of the same ends count once.
 */
export function layerNodes(all: readonly Link[]): Layers {
  const distinct = new Map(all.filter(({ from, to }) => from !== to).map((link) => [`${link.from}\n${link.to}`, link]));
  const out = new Map<string, Link[]>();
  for (const link of distinct.values()) {
    out.set(link.from, [...(out.get(link.from) ?? []), link]);
    if (!out.has(link.to)) out.set(link.to, []);
  }
  const { finished, back } = walk(out);
  const links = [...distinct.values()].map(({ from, to }): LaidLink => {
    const isBack = back.has(`${from}\n${to}`);
    return { from, to, back: isBack, left: isBack ? to : from, right: isBack ? from : to };
  });
  return { layerOf: columns(finished, links), links };
}

/** Names after all that they use, and the links that close a circle. With a stack of its own: a chain may be long. */
function walk(out: Map<string, Link[]>) {
  const finished: string[] = [];
  const back = new Set<string>();
  const seen = new Map<string, "open" | "done">();
  for (const root of out.keys()) {
    if (seen.has(root)) continue;
    const stack = [{ name: root, rest: [...(out.get(root) ?? [])] }];
    seen.set(root, "open");
    for (let top = stack.at(-1); top; top = stack.at(-1)) {
      const link = top.rest.shift();
      if (!link) {
        seen.set(top.name, "done");
        finished.push(top.name);
        stack.pop();
      } else if (seen.get(link.to) === "open") back.add(`${link.from}\n${link.to}`);
      else if (!seen.has(link.to)) {
        seen.set(link.to, "open");
        stack.push({ name: link.to, rest: [...(out.get(link.to) ?? [])] });
      }
    }
  }
  return { finished, back };
}

function columns(finished: readonly string[], links: readonly LaidLink[]): Map<string, number> {
  const layerOf = new Map(finished.map((name) => [name, 0]));
  const at = (name: string) => layerOf.get(name) ?? 0;
  const from = byLeft(links);
  // A link against its direction has its ends the other way round in `finished`; a second look settles those.
  const order = sortByLinks(finished, links);
  for (const name of order) {
    for (const { right } of from.get(name) ?? []) layerOf.set(right, Math.max(at(right), at(name) + 1));
  }
  const used = new Set(links.map(({ right }) => right));
  for (const name of order) {
    if (used.has(name)) continue;
    layerOf.set(name, Math.min(...(from.get(name) ?? []).map(({ right }) => at(right))) - 1);
  }
  return layerOf;
}

/** Left ends before right ends. */
function sortByLinks(names: readonly string[], links: readonly LaidLink[]): string[] {
  const waits = new Map(names.map((name) => [name, 0]));
  const from = byLeft(links);
  for (const { right } of links) waits.set(right, (waits.get(right) ?? 0) + 1);
  const order = names.filter((name) => waits.get(name) === 0);
  for (const name of order) {
    for (const { right } of from.get(name) ?? []) {
      const left = (waits.get(right) ?? 0) - 1;
      waits.set(right, left);
      if (left === 0) order.push(right);
    }
  }
  return order;
}

function byLeft(links: readonly LaidLink[]): Map<string, LaidLink[]> {
  const groups = new Map<string, LaidLink[]>();
  for (const link of links) {
    const group = groups.get(link.left);
    if (group) group.push(link);
    else groups.set(link.left, [link]);
  }
  return groups;
}
