import { quote } from "../quote.ts";
import type { Failure } from "../start-failure.ts";
import type { PortSetting } from "./config.ts";
import { portSchema } from "./config-schema.ts";
import { PORTS_FILE_PATH, type PortsFile } from "./ports-file.ts";
import { readFromEnvironment, readFromPortsFile, type Setting } from "./setting.ts";

interface Sources {
  env: NodeJS.ProcessEnv;
  portsFile: PortsFile | undefined;
  /** Where the ports file was looked for, for the message when there is none. */
  from: readonly string[];
}

/** Returns the port that a variable stands for, or everything that is wrong with it. */
export function readPortSetting(variable: string, sources: Sources): PortSetting | { failures: Failure[] } {
  if (!/^[A-Z][A-Z0-9_]*$/.test(variable)) return { failures: [refuseName(variable)] };
  const set = readFromEnvironment(sources.env, variable);
  if (set) return parsePort(set);
  const lines = sources.portsFile ? readFromPortsFile(sources.portsFile, variable) : [];
  const odd = lines.filter((line) => line.odd);
  if (odd.length > 0) return { failures: odd.map(refuseLine) };
  const [only, second] = lines;
  if (second) return { failures: [refuseSecondLine(second, only?.source ?? "")] };
  return only ? parsePort(only) : { failures: [refuseMissing(variable, sources)] };
}

function parsePort(setting: Setting): PortSetting | { failures: Failure[] } {
  const { variable, text, source } = setting;
  const result = portSchema.safeParse(text);
  if (result.success) return { variable, source, port: result.data };
  const details = result.error.issues.flatMap((issue) => issue.message.split("\n"));
  const message = `${variable} is ${quote(text)}.`;
  return { failures: [{ where: source, code: "ENV_INVALID", message, details }] };
}

function refuseName(variable: string): Failure {
  return {
    where: "serve({ listeners })",
    code: "ENV_INVALID",
    message: `${quote(variable)} is not the name of a variable.`,
    details: ["Expected a name such as PRICE_ALERTS_PORT; the number belongs in spec/ports.yaml."],
  };
}

function refuseLine({ variable, text, source }: Setting): Failure {
  const details = [`Expected ${variable}=NUMBER and nothing else: no blanks, quotes, export or comment on the line.`];
  if (text.endsWith("\r")) details.push("The line ends in CRLF: save the file with LF endings.");
  const message = `The line reads ${quote(text)}.`;
  return { where: source, code: "ENV_INVALID", message, details };
}

function refuseSecondLine({ variable, source }: Setting, first: string): Failure {
  const message = `${variable} is assigned twice.`;
  const details = [`The first assignment is ${first}. Expected one line for each variable.`];
  return { where: source, code: "ENV_INVALID", message, details };
}

function refuseMissing(variable: string, { portsFile, from }: Sources): Failure {
  const looked = portsFile
    ? `${portsFile.root}/${PORTS_FILE_PATH} has no line for it.`
    : `There is no ${PORTS_FILE_PATH} in or above ${[...new Set(from)].join(" or ")}.`;
  return {
    where: "environment",
    code: "ENV_MISSING",
    message: `${variable} is not set.`,
    details: [looked, `Set ${variable} to a port number, or start the service inside its workspace.`],
  };
}
