import type { Knowledge, PortRow } from "@berth/registry";
import { type JoinContext, joinKnowledge } from "../src/import/join-knowledge.ts";
import { doc, type SaidPort } from "./knowledge-of.ts";

/** What a join says: `8000 api API_PORT` of each row, and each question as its code, its key and its message. */
export function told(knowledge: readonly Knowledge[], context?: JoinContext): { rows: string[]; questions: string[] } {
  const { questions, rows } = joinKnowledge(knowledge, context);
  return {
    rows: rows.map(({ row: { env, port, service } }) => `${port} ${service} ${env}`),
    questions: questions.map(({ code, key, message }) => `${code} ${key}: ${message}`),
  };
}

export const rowsOf = (...knowledge: readonly Knowledge[]): string[] => told(knowledge).rows;

/** The row that one number of the document becomes. */
export const rowFrom = (fact: Omit<SaidPort, "port">): PortRow | undefined =>
  joinKnowledge([doc({ port: 8000, ...fact })]).rows[0]?.row;
