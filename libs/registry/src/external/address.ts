import * as z from "zod";
import { ADDRESS_PATTERN } from "./scheme-of.ts";

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
