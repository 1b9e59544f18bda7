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
    /** What everybody who follows or publishes has to bring. */
    FOUNDATION_TOKEN: z
      .string()
      .regex(/^[!-~]{16,}$/, "Expected at least 16 visible characters.")
      .optional(),
  })
  .refine(({ HOST, FOUNDATION_TOKEN }) => FOUNDATION_TOKEN !== undefined || isLoopbackHost(asAuthority(HOST)), {
    path: ["FOUNDATION_TOKEN"],
    error: "Expected at least 16 visible characters, because HOST lets other machines in.",
  });

export type Config = z.infer<typeof Config>;

function asAuthority(host: string): string {
  return isIPv6(host) ? `[${host}]` : host;
}
