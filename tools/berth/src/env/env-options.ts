import { RENDERED_FORMATS } from "@berth/registry";
import * as z from "zod";

export const EnvOptions = z.strictObject({
  service: z
    .string()
    .optional()
    .describe("Service whose port is PORT: the one in <NAME>_PORT, else its lowest. Default: none, and no PORT."),
  print: z.boolean().optional().describe("Print the variables instead of running a command."),
  format: z.enum(RENDERED_FORMATS).optional().describe("Print them in this format. Default: dotenv."),
  json: z.boolean().optional().describe("Print them as JSON instead of text."),
});

export type EnvOptions = z.infer<typeof EnvOptions>;
