import * as z from "zod";

const json = z.boolean().optional().describe("Print JSON instead of text.");

export const DoctorOptions = z.strictObject({
  required: z
    .string()
    .optional()
    .describe("Services whose ports decide the exit status, such as foundation,recording. Default: all."),
  state: z
    .enum(["usable", "free", "up"])
    .optional()
    .describe(
      "Required state of these ports. usable: free or held by its own service; free: before a start; up: held by " +
        "its own service (the default of --wait).",
    ),
  wait: z
    .int()
    .min(0)
    .max(86_400)
    .optional()
    .describe("Wait until every port is in the required state, for at most this many seconds. Default: 60."),
  watch: z.boolean().optional().describe("Keep watching, and print again when something changes."),
  stop: z
    .string()
    .optional()
    .describe("Stop a service of this workspace on any port it holds; asks for confirmation first."),
  hooks: z.boolean().optional().describe("Test the agent hooks instead: check that they deny a hardcoded port."),
  json,
});

export const WhoOptions = z.strictObject({
  port: z.int().min(1).max(65535).describe("Port number to look up."),
  json,
});

export type DoctorOptions = z.infer<typeof DoctorOptions>;
export type WhoOptions = z.infer<typeof WhoOptions>;
