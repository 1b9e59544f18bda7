import * as z from "zod";

const json = z.boolean().optional().describe("Print JSON instead of text.");

export const DoctorOptions = z.strictObject({
  required: z
    .string()
    .optional()
    .describe("Only the ports of these services decide the exit status: foundation,recording."),
  state: z
    .enum(["usable", "free", "up"])
    .optional()
    .describe(
      "What such a port has to be. usable: free or held by its own service; free: before a start; up: held by " +
        "its own service (the default of --wait).",
    ),
  wait: z
    .int()
    .min(0)
    .max(86_400)
    .optional()
    .describe("Look again until all is as it has to be, for so many seconds at most. Alone: 60."),
  watch: z.boolean().optional().describe("Go on looking, and print again when something changes."),
  stop: z
    .string()
    .optional()
    .describe("Stop a service of this workspace, wherever it listens; asks on the terminal first."),
  hooks: z.boolean().optional().describe("Try the agent hooks instead: do they deny a hardcoded port?"),
  json,
});

export const WhoOptions = z.strictObject({
  port: z.int().min(1).max(65535).describe("The number."),
  json,
});

export type DoctorOptions = z.infer<typeof DoctorOptions>;
export type WhoOptions = z.infer<typeof WhoOptions>;
