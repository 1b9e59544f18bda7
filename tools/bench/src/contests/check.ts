import { berth } from "@berth/e2e/run";
import type { Contender } from "../row.ts";
import type { Copy } from "./copy.ts";
import { succeed } from "./succeed.ts";

/** `berth check`, which finds nothing. */
export const berthCheck = ({ root }: Copy): Contender => ({ run: () => succeed(berth(root, "check")) });
