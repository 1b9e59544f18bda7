import * as z from "zod";

export const MonitorOptions = z.strictObject({
  port: z.int().min(1024).max(65535).optional().describe("Port of the page. Default: a free one."),
  open: z.boolean().optional().describe("Open the page in the browser."),
  feed: z
    .string()
    .optional()
    .describe("Variable of the feed's port. Default: FOUNDATION_PORT, or that of the only row with protocol WS."),
});

export type MonitorOptions = z.infer<typeof MonitorOptions>;
