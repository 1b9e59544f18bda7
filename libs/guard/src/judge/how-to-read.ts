import type { PortRow } from "@berth/registry";
import { languageOf } from "../code/language.ts";
import { formatOf } from "../formats/format-of.ts";

/** How a file of this kind reads a port's variable, with the spec's number as its default. */
export function howToRead({ env, port }: Pick<PortRow, "env" | "port">, path: string): string {
  switch (languageOf(path)) {
    case "typescript":
    case "tsx":
    case "javascript":
      return `Number(process.env.${env} ?? ${port})`;
    case "python":
      return `int(os.getenv("${env}", "${port}"))`;
    case "go":
      return `os.Getenv("${env}")`;
    case "rust":
      return `std::env::var("${env}")`;
    case "java":
      return `System.getenv("${env}")`;
    case "bash":
      return `\${${env}:-${port}}`;
    default:
  }
  switch (formatOf(path)) {
    case "yaml":
      return `\${${env}:-${port}}`;
    case "dockerfile":
      return `\${${env}}`;
    case "env":
      return `${env}=${port}`;
    default:
      return env;
  }
}
