export { RESERVED_API, smallSpec } from "./small-spec.ts";
export { refusalOf, unwrap } from "./unwrap.ts";
