export { default } from "@berth/cli/eslint";
