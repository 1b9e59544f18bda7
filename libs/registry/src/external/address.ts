import * as z from "zod";

// What every reader of config/ports.env takes as it stands: a shell would act on `&`, `;`, `~` and quotes, compose on
// `$`.
const SCHEME = "[a-z][a-z0-9+.-]*";
const USER = "[A-Za-z0-9_.%-]+";
const TAIL = "[/?][A-Za-z0-9_.%/?=+,-]*";
const ADDRESS_PATTERN = new RegExp(`^(${SCHEME})://(?:${USER}@)?\\{host\\}:\\{port\\}(?:${TAIL})?$`);

/**
 * The form of a URL, such as `postgres://app@{host}:{port}/app`. It holds no password: config/ports.env is committed,
 * and clients take a password from a variable of their own, such as PGPASSWORD.
 */
export const Address = z
  .string()
  .max(200, "must have at most 200 characters")
  .regex(
    ADDRESS_PATTERN,
    "must have the form <scheme>://<user>@{host}:{port}/<path>, without a password; the user and the path may be " +
      "left out",
  );

/** `postgres` of `postgres://app@{host}:{port}/app`; undefined where it is no such address. */
export const schemeOf = (address: string): string | undefined => ADDRESS_PATTERN.exec(address)?.[1];
