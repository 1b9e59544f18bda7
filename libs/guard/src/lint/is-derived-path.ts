import { DERIVED_FILES } from "@berth/registry";

/** Whether a derived file of the spec has this path. */
export const isDerivedPath = (path: string): boolean => DERIVED_FILES.some((file) => file.path === path);
