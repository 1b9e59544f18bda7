// What of the linter the hook needs for a call that may hold a port, without the schema, which costs as much as the
// rest.
export { judgeCall } from "./judge-call.ts";
