import { isIPv6 } from "node:net";
import { isLoopbackHost } from "@berth/service";
import * as z from "zod";

/**
 * Settings of foundation, read from variables of these names.
 * Its port and the settings of all services come on top.
 */
export const Config = z
  .object({
    /** Where all services listen; here to tell whether other machines reach this one. */
    HOST: z.string().default("127.0.0.1"),
    /** What everybody has to bring who follows, publishes or opens the monitor. */
    FOUNDATION_TOKEN: z
      .string()
      .regex(/^[!-~]{16,}$/, "Expected at least 16 visible characters.")
      .optional(),
    /** Names besides localhost under which people open the monitor, such as `foundation.example,hub`. */
    MONITOR_HOSTS: z
      .string()
      .regex(/^[a-z0-9.,-]*$/, "Expected names such as foundation.example, separated by commas.")
      .default("")
      .transform((names) => names.split(",").filter((name) => name !== "")),
  })
  .refine(({ HOST, FOUNDATION_TOKEN }) => FOUNDATION_TOKEN !== undefined || isLoopbackHost(asAuthority(HOST)), {
    path: ["FOUNDATION_TOKEN"],
    error: "Expected at least 16 visible characters, because HOST lets other machines in.",
  });

export type Config = z.infer<typeof Config>;

function asAuthority(host: string): string {
  return isIPv6(host) ? `[${host}]` : host;
}
