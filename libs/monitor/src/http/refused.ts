/** What a person reads of a request that isn't done. */
export interface Refusal {
  code: string;
  message: string;
  fix?: string;
}

/** Thrown by a handler: `answerRefusals` sends it as the answer. */
export class Refused extends Error {
  override name = "Refused";
  readonly statusCode: number;
  readonly refusal: Refusal;

  constructor(statusCode: number, refusal: Refusal) {
    super(refusal.message);
    this.statusCode = statusCode;
    this.refusal = refusal;
  }
}
