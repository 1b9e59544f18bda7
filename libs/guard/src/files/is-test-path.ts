import lists from "./is-test-path.json" with { type: "json" };

const FOLDERS = new RegExp(`(?:^|/)(?:${lists.folders.join("|")})/`, "i");
const FILES = new RegExp(`(?:^|/)(?:${lists.files.join("|")})$`);

/** Whether a file belongs to tests or examples, by its path (forward slashes) alone. */
export const isTestPath = (path: string): boolean => FOLDERS.test(path) || FILES.test(path);
