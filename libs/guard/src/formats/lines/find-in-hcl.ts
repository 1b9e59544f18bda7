import { words } from "../../code/text/name-pattern.ts";
import { namesPort } from "../../code/text/words.ts";
import { inOrder, isPortText, type PlaceKind, type PortPlace, placeOf } from "../../places/port-place.ts";
import { findInValue } from "../find-in-value.ts";
import { isClientPath, isListenPath, isPortVariable } from "../key-words.ts";
import lists from "./find-in-hcl.json" with { type: "json" };
import { linesOf, withoutComment } from "./lines-of.ts";

const PUBLISHES = words(lists.publishes, "i");
const SKIPS = words(lists.skips, "i");
const BLOCK = /^\s*([A-Za-z_][\w-]*)((?:\s+"[^"]*")*)\s*(?:=\s*)?(?:\w+\()?[{[]/;
const PAIR = /(?:^|[{,(]\s*|\s)["']?([A-Za-z_][\w.-]*)["']?\s*[=:]\s*("(?:[^"\\]|\\.)*"|\[[^\]]*\]|[\w.-]+)/g;
const NAMED = /\bname\s*=\s*"([A-Z][A-Z\d_]*)"[^{}]{0,400}?\bvalue\s*=\s*"?(\d{2,5})\b/dg;
/** What a program connects to: a database is run by the cloud. */
const STORE = /(?:^|[\s_])(?:db|rds|database|redis|elasticache|postgres\w*|mysql|mongo\w*|memcached?|sql)(?:[\s_]|$)/i;
const PROBE = /^(?:health_?check|\w*probe|http_get|tcp_socket|check)$/i;

interface Block {
  type: string;
  label: string;
}

/** Ports in Terraform, Nomad and other HCL: by their keys, in the block that holds them. */
export function findInHcl(text: string): PortPlace[] {
  const places: PortPlace[] = [];
  const blocks: Block[] = [];
  for (const { line, start } of linesOf(text)) {
    const code = withoutComment(withoutComment(line, /^#/), /^\/\//);
    const [opening = "", type = "", labels = ""] = BLOCK.exec(code) ?? [];
    const block = { type, label: labels.replaceAll('"', " ") };
    const around = opening === "" ? blocks : [...blocks, block];
    if (/\d\d/.test(code)) places.push(...placesInLine(code, start, around));
    for (const sign of code.replace(/"(?:[^"\\]|\\.)*"/g, "").match(/[{}]/g) ?? [])
      if (sign === "{") blocks.push(block);
      else blocks.pop();
  }
  const named = [...text.matchAll(NAMED)].flatMap(({ 1: variable = "", 2: digits = "", indices }) =>
    isPortVariable(variable) && isPortText(digits)
      ? [placeOf("default", digits, indices?.[2]?.[0] ?? 0, { variable })]
      : [],
  );
  return inOrder([...named, ...places]);
}

function placesInLine(code: string, start: number, blocks: readonly Block[]): readonly PortPlace[] {
  return [...code.matchAll(PAIR)].flatMap(({ 0: whole, 1: key = "", 2: value = "", index }) => {
    if (SKIPS.test(key)) return [];
    const at = start + index + whole.length - value.length;
    const found = [...value.matchAll(/(?<![\w.:-])\d{2,5}(?![\w.:-])/g)];
    const isNumber = /^(?:"?\d+"?|\[[\d",\s]*\])$/.test(value);
    const kind = isNumber ? kindOf(key, blocks) : undefined;
    if (kind === undefined)
      return findInValue(value.replace(/^"|"$/g, " "), at, { isAddress: false, listens: isListenPath([key]) });
    const variable = isPortVariable(key) ? key : undefined;
    return found.flatMap(({ 0: digits, index: offset }) =>
      isPortText(digits) ? [placeOf(variable === undefined ? kind : "default", digits, at + offset, { variable })] : [],
    );
  });
}

/** What a number under a key is; undefined where it is no port. */
function kindOf(key: string, blocks: readonly Block[]): PlaceKind | undefined {
  const { label, type } = blocks.at(-1) ?? { label: "", type: "" };
  if (type === "variable") return key === "default" && namesPort(label) ? "default" : undefined;
  if (key === "external" && type !== "ports") return undefined;
  if (!PUBLISHES.test(key) || /range|max|min|count/i.test(key)) return undefined;
  // A service of Kubernetes: the container's side of its port, whatever it is the target of.
  if (/^(?:target|node)_?port$/i.test(key) && type === "port") return "publish";
  const isStore = blocks.some((one) => STORE.test(one.label));
  return PROBE.test(type) || isClientPath([key]) || isStore ? "connect" : "publish";
}
