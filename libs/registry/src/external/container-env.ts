import * as z from "zod";

/** A variable inside a container; images use lower case as well, such as `http_proxy`. */
export const ContainerVariable = z
  .string()
  .regex(/^[A-Za-z_][A-Za-z0-9_]{0,99}$/, "must be letters, digits and underscores, and begin with a letter");

const REFERENCE = /^\$\{([A-Za-z_][A-Za-z0-9_]*)\}$/;

/** `POSTGRES_PASSWORD` of `${POSTGRES_PASSWORD}`: the value is taken from there when the container starts. */
export const referenceOf = (value: string): string | undefined => REFERENCE.exec(value)?.[1];

const SECRET_NAME = /pass|secret|token|credential|private|(?:^|_)key(?:_|$)/i;

/** Whether this value looks like a secret in a committed file; a switch such as ALLOW_EMPTY_PASSWORD=yes is none. */
export const isSecret = (name: string, value: string): boolean =>
  SECRET_NAME.test(name) && !/^(?:yes|no|true|false|0|1|)$/i.test(value) && referenceOf(value) === undefined;
