import type { KnowledgePlace } from "@berth/registry";
import type { Gather } from "../gather.ts";

/** A file of keys and values that is read for what it knows. */
export interface DataFile {
  path: string;
  text: string;
  to: Gather;
  placeAt(offset: number): KnowledgePlace;
}
