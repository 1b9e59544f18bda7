import type { Node } from "@vscode/tree-sitter-wasm";
import { EXPECTED_NAMES, READER_KEYS, SENT_KEYS } from "../rules/common-rules.ts";
import { valuesOf } from "../tree/call.ts";
import { fieldOf } from "../tree/fields.ts";
import type { Step } from "../tree/step.ts";
import { keyName } from "../tree/string-literal.ts";
import { ifPort } from "./if-port.ts";
import { isText } from "./literal.ts";
import { siblingText } from "./sibling-text.ts";
import type { SourceFile } from "./source-file.ts";
import { atHost, heldBy, type Judgement, pastNames, type Trail } from "./trail.ts";

const ENV_KEY = /^(env|envVar|envvar|EnvVars?|Sources)$/;
const HOST_KEY = /^(host|hostname|Host|address|ip|server|bind)$/;

/** What the key of an object, dictionary or struct tells of its value. */
export function judgeEntry({ key, of }: Step & { role: "entry" }, start: Trail, file: SourceFile): Judgement {
  let trail = start;
  const { literal, nested, path } = start;
  const isWritten = isText(literal);
  if (READER_KEYS.test(key) || (file.isTest && isTestData(of, key, isWritten))) return { trail, verdict: "no port" };
  // Django's `DATABASES = {"default": {"PORT": "5432"}}` has a whole object there.
  if (!nested && (key === "default" || key === "defaultValue" || key === "Value")) {
    const variable = siblingText(of, ENV_KEY);
    if (variable !== undefined) return { trail, verdict: ifPort(of, variable, trail, file) };
    // envalid, yargs, JSON schema: { PORT: num({ default: 3000 }) }.
    return { trail: { ...trail, asDefault: true }, verdict: "go on" };
  }
  // docker-py and dockerode: { "80/tcp": 8080 }.
  if (/^\d{1,5}\/(tcp|udp|sctp)$/.test(key)) return { trail, verdict: { kind: "publish" } };
  if (!isWritten && SENT_KEYS.test(key)) return { trail, verdict: "no port" };
  trail = pastNames(heldBy(trail, key), key);
  if (!nested) trail = atHost(trail, siblingText(of, HOST_KEY));
  if (!nested || path.length > 0) trail = { ...trail, path: [...path, key] };
  return { trail: { ...trail, nested: true }, verdict: "go on" };
}

/** In a row of a table of test cases, or under a key for what a test expects. */
function isTestData(object: Node, key: string, isWritten: boolean): boolean {
  if (EXPECTED_NAMES.test(key) || (/^:?(host|authority)$/i.test(key) && isWritten)) return true;
  return valuesOf(object).some((entry) => {
    const name = fieldOf(entry, "key", "field");
    return name !== null && /^(want|expect|result|valid|err|wantErr|output)/i.test(keyName(name));
  });
}
