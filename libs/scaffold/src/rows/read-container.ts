import {
  ContainerVariable,
  type Failure,
  Image,
  isSecret,
  knownImageOf,
  Mount,
  type PortRow,
  type Result,
  refusal,
  splitMount,
  success,
} from "@berth/registry";
import type * as z from "zod";
import { checkText } from "../options/check-text.ts";
import type { ContainerRequest } from "../options/external-options.ts";
import { joinPieces } from "../options/join-pieces.ts";

/** What a row says of its container. */
export type Container = Pick<PortRow, "image" | "container" | "mounts" | "environment" | "healthcheck">;

/** The flags that speak of a container, as they are written, of those that the request has. */
export function containerFlags(request: ContainerRequest): string[] {
  const given = {
    "--image": request.image,
    "--container-port": request.containerPort,
    "--mount": request.mount,
    "--container-env": request.containerEnv,
    "--healthcheck": request.healthcheck,
  };
  return Object.entries(given).flatMap(([flag, value]) => (value === undefined ? [] : [flag]));
}

/** The fields that the request's flags stand for; FLAG_INVALID or TEXT_INVALID for each flag that can't be. */
export function readContainer(request: ContainerRequest): Result<Container> {
  const { containerEnv = [], healthcheck, image, mount: mounts = [] } = request;
  const { containerPort = image === undefined ? undefined : knownImageOf(image)?.inside } = request;
  const environment = joinPieces(containerEnv, VARIABLE).map((line) => VARIABLE.exec(line)?.slice(1) ?? [line]);
  const failures: Failure[] = [
    ...checkFlag("image", Image, image),
    ...mounts.flatMap((mount) => checkFlag("mount", Mount, mount)),
    ...environment.flatMap(([name = "", value]) => checkVariable(name, value)),
    ...checkText("healthcheck", healthcheck),
  ];
  if (containerPort !== undefined && (containerPort < 1 || containerPort > 65535))
    failures.push(invalid(`--container-port=${containerPort} must be a port, 1 to 65535.`));
  const folders = mounts.map((mount) => splitMount(mount).inside);
  const twice = folders.find((folder, index) => folders.indexOf(folder) < index);
  if (twice !== undefined && failures.length === 0) failures.push(invalid(`--mount puts two folders in ${twice}.`));
  if (failures.length > 0) return refusal(...failures);
  return success({
    ...(image !== undefined && { image }),
    ...(containerPort !== undefined && { container: containerPort }),
    ...(mounts.length > 0 && { mounts }),
    ...(environment.length > 0 && { environment: Object.fromEntries(environment) }),
    ...(healthcheck !== undefined && { healthcheck }),
  });
}

const VARIABLE = /^([A-Za-z_]\w*)=(.*)$/s;

function checkVariable(name: string, value: string | undefined): Failure[] {
  if (value === undefined) return [invalid(`--container-env=${JSON.stringify(name.slice(0, 60))} is not NAME=value.`)];
  const fault = ContainerVariable.safeParse(name).error?.issues[0];
  if (fault) return [invalid(`The name in --container-env=${JSON.stringify(name.slice(0, 60))} ${fault.message}.`)];
  return value === "" ? [] : checkText("container-env", value);
}

/** A secret in the spec is in every clone: a note for each. */
export function noteSecrets({ environment = {} }: Container): string[] {
  return Object.entries(environment)
    .filter(([name, value]) => isSecret(name, value))
    .map(
      ([name]) =>
        `${name} is in spec/ports.yaml as plain text. To read a secret from the environment instead, set it ` +
        `there to \${${name}}.`,
    );
}

function checkFlag(flag: string, schema: z.ZodString, value: string | undefined): Failure[] {
  if (value === undefined) return [];
  const [issue] = schema.safeParse(value).error?.issues ?? [];
  const shown = JSON.stringify(value.length > 60 ? `${value.slice(0, 57)}...` : value);
  return issue ? [invalid(`--${flag}=${shown} ${issue.message}.`)] : [];
}

const invalid = (message: string): Failure => ({
  code: "FLAG_INVALID",
  message,
  fix: "See all flags with --help.",
});
