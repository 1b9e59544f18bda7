/**
 * An event that a feed does not take: it is nested too deeply, or too long. Its status makes the route that publishes a
 * body answer 4xx, because the body is what is wrong.
 */
export class EventRefused extends RangeError {
  readonly statusCode: number;

  /** @param statusCode 400 or 413, RFC 9110 15.5. */
  constructor(message: string, statusCode: 400 | 413) {
    super(message);
    this.name = "EventRefused";
    this.statusCode = statusCode;
  }
}
