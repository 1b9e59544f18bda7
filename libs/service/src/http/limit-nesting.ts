import type { FastifyInstance } from "fastify";

/**
 * Levels of objects and arrays in a body. RFC 8259, 9 lets a parser set the limit; 5,000 levels overflow the stack of
 * JSON.stringify.
 */
const MOST_LEVELS = 500;

/**
 * Refuses a body that is nested deeper than what schemas, handlers and JSON.stringify can walk: it would answer 500, as
 * if the service were broken. Judges what the parser returns, so that a service may bring its own parser.
 */
export function limitNesting(app: FastifyInstance): void {
  app.addHook("preValidation", (request, _reply, next) => {
    if (!isDeeper(request.body, MOST_LEVELS)) return next();
    const message = `The body is nested deeper than ${MOST_LEVELS} levels.`;
    next(Object.assign(new Error(message), { statusCode: 400 }));
  });
}

function isDeeper(value: unknown, levels: number): boolean {
  if (typeof value !== "object" || value === null) return false;
  if (levels === 0) return true;
  if (Array.isArray(value)) return value.some((item) => isDeeper(item, levels - 1));
  const prototype = Object.getPrototypeOf(value);
  // A stream or a buffer of another parser has no levels.
  if (prototype !== Object.prototype && prototype !== null) return false;
  return Object.values(value).some((item) => isDeeper(item, levels - 1));
}
