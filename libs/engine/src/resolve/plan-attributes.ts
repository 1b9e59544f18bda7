import { derivedFilesFor, type Settings, SPEC_PATH } from "@berth/registry";
import { hashText, type Plan, sealPlan } from "@berth/scaffold";

export const ATTRIBUTES_PATH = ".gitattributes";

/** The plan that makes .gitattributes name the driver for the spec and all that is derived from it. */
export function planAttributes(current: string | undefined, settings: Settings): Plan {
  const lines = [SPEC_PATH, ...derivedFilesFor(settings).map(({ path }) => path)].map((path) => `/${path} merge=berth`);
  const known = current?.split(/\r?\n/).map((line) => line.trim()) ?? [];
  const missing = lines.filter((line) => !known.includes(line));
  const eol = /\r?\n/.exec(current ?? "")?.[0] ?? "\n";
  const gap = current === undefined || current === "" || current.endsWith("\n") ? "" : eol;
  const after = `${current ?? ""}${gap}${missing.map((line) => line + eol).join("")}`;
  const change = {
    path: ATTRIBUTES_PATH,
    kind: current === undefined ? "create" : "update",
    ...(current !== undefined && { before: hashText(current) }),
    after,
  } as const;
  return sealPlan({
    title: "resolve --install",
    service: "",
    ports: [],
    changes: missing.length > 0 ? [change] : [],
    notes: [],
  });
}
