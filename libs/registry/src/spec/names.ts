import type { Failure } from "../report/failure.ts";
import { isReservedVariable } from "./reserved-variables.ts";

/** Lower-case words joined by single hyphens; safe as a folder, a project and (upper-cased) a variable name. */
export const NAME_PATTERN = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/;
export const NAME_MAX_LENGTH = 40;

/** What a POSIX shell, Node and docker all accept as a variable name. */
export const ENV_PATTERN = /^[A-Z][A-Z0-9_]*$/;

// https://learn.microsoft.com/windows/win32/fileio/naming-a-file: these name devices in every folder.
const WINDOWS_DEVICES = /^(?:con|prn|aux|nul|com[0-9]|lpt[0-9])$/;

/**
 * Names that are properties of every JavaScript object, folders that tools treat as their own, or our own Nx project.
 */
const RESERVED_NAMES = new Set("constructor prototype node-modules dist src test port-registry".split(" "));

/**
 * NAME_INVALID where `name` is not a valid service name, or undefined. A workspace of npm and Nx is named by the same
 * rules.
 */
export function findNameFault(name: string, named: "service" | "workspace" = "service"): Failure | undefined {
  const fix = "Use lower-case words joined by hyphens, such as price-alerts.";
  const invalid = (reason: string): Failure => ({ code: "NAME_INVALID", message: `${shorten(name)} ${reason}.`, fix });
  if (name.length > NAME_MAX_LENGTH)
    return invalid(`has ${name.length} characters; a ${named} name has at most ${NAME_MAX_LENGTH}`);
  if (WINDOWS_DEVICES.test(name.toLowerCase()))
    return invalid("names a device on Windows; no folder can have that name there");
  if (RESERVED_NAMES.has(name)) return invalid("is reserved by Node, Nx or Berth");
  if (NAME_PATTERN.test(name)) return undefined;
  const offender = [...name].find((char) => !/[a-z0-9-]/.test(char));
  const reason = offender
    ? `it contains ${JSON.stringify(offender)}`
    : "it must begin with a letter, and single hyphens must separate its words";
  return invalid(`is not a valid ${named} name: ${reason}`);
}

/** ENV_INVALID where `env` cannot be a port's variable, or undefined. */
export function findEnvFault(env: string): Failure | undefined {
  const fix = "Use capitals, digits and underscores, beginning with a letter, such as PRICE_ALERTS_PORT.";
  const invalid = (reason: string): Failure => ({ code: "ENV_INVALID", message: `${shorten(env)} ${reason}.`, fix });
  if (!ENV_PATTERN.test(env)) return invalid("is not a valid name for an environment variable");
  return isReservedVariable(env) ? invalid("is already used by other programs") : undefined;
}

const shorten = (name: string): string => JSON.stringify(name.length > 60 ? `${name.slice(0, 57)}...` : name);

/** `price-alerts` -> `PRICE_ALERTS_PORT`. */
export function envFor(service: string): string {
  return `${service.replaceAll("-", "_").toUpperCase()}_PORT`;
}

/** `price-alerts` -> `Price Alerts`. */
export function titleFor(service: string): string {
  return service
    .split("-")
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join(" ");
}
