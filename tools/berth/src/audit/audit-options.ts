import * as z from "zod";

const AUDIT_FORMATS = ["markdown", "json", "html"] as const;

export const AuditOptions = z.strictObject({
  folder: z.string().optional().describe("Folder to look at, with or without a spec. Default: the current one."),
  format: z.enum(AUDIT_FORMATS).optional().describe("Form of the report. Default: markdown."),
  json: z.boolean().optional().describe("The same as --format=json."),
});

export type AuditOptions = z.infer<typeof AuditOptions>;
