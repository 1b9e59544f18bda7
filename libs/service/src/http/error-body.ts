import type { InputIssue } from "./input-issues.ts";

/** Body of every answer with a status of 400 or above. */
export interface ErrorBody {
  statusCode: number;
  /** The status in words. */
  error: string;
  /** What the caller can do something about; for a 5xx only the status in words. */
  message: string;
  requestId: string;
  /** What is wrong with the input, part by part, when that is why. */
  issues?: InputIssue[];
}

const text = { type: "string" };

/** The same as JSON Schema, for the docs. */
export const ERROR_BODY_SCHEMA = {
  type: "object",
  required: ["statusCode", "error", "message", "requestId"],
  properties: {
    statusCode: { type: "integer" },
    error: text,
    message: text,
    requestId: text,
    issues: { type: "array", items: { type: "object", properties: { at: text, message: text } } },
  },
};
