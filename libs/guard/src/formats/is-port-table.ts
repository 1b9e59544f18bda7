import { nameOf } from "../code/text/file-name.ts";

const TABLE = /^(?:[\w-]+[._-])?ports?(?:[._-][\w-]+)?\.(?:jsonc?|json5|ya?ml|toml)$/i;

/** True for a file that is called `ports.json`, `dev-ports.yaml` or the like: a number under any key is a port. */
export const isPortTable = (path: string): boolean => TABLE.test(nameOf(path));
