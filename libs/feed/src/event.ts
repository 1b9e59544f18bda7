import * as z from "zod/mini";

/** Events of one batch. */
const maxBatch = 100;

/** What a publisher says of an event; the names are those of CloudEvents, and the feed adds the id. */
export const newEvent = z.strictObject({
  /** What kind of event this is, such as `rugs.trade`; followers filter by it. No space, comma or asterisk. */
  type: z.string().check(z.regex(/^[A-Za-z0-9][A-Za-z0-9._:/-]{0,127}$/, "Expected a type such as rugs.trade.")),
  /** Who says so: the name of a service, or a URI. */
  source: z.string().check(z.minLength(1), z.maxLength(200)),
  /** When it happened (RFC 3339). Default: when the feed took it. */
  time: z.optional(z.iso.datetime({ offset: true })),
  /** Any JSON. Default null. */
  data: z.optional(z.unknown()),
});

/** Events that are published as a whole or not at all. */
export const eventBatch = z.array(newEvent).check(z.minLength(1), z.maxLength(maxBatch));

/** The name of one act of publishing: a repetition with the same key publishes nothing again. */
export const idempotencyKey = z.string().check(z.regex(/^[!-~]{1,128}$/, "Expected 1 to 128 visible characters."));

export type NewEvent = z.infer<typeof newEvent>;
