import { SPEC_PATH } from "../../spec/spec.ts";

/** Where bare port numbers belong: the spec, and the list of variables that is derived from it. */
export const CONFIG_FILES: readonly string[] = [SPEC_PATH, "config/ports.env"];
