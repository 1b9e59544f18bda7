export { DONE, exitStatusOf, exitStatusOfFindings, FINDINGS, REFUSED } from "@berth/registry";
