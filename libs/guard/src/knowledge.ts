export { listCarriers } from "./knowledge/list-carriers.ts";
export { namesPorts } from "./knowledge/names-ports.ts";
export { readKnowledge } from "./knowledge/read-knowledge.ts";
