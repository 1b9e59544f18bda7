/** What judges a file comes with every parser, and most files of a tree hold nothing to judge. */
export const loadJudge = () => import("./judge-file.ts");
