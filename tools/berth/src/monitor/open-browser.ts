import { spawn } from "node:child_process";

/** The program that opens a URL, and its arguments. No shell reads them. */
export function openerOf(platform: NodeJS.Platform, url: string): [file: string, args: string[]] {
  if (platform === "darwin") return ["open", [url]];
  return platform === "win32" ? ["rundll32", ["url.dll,FileProtocolHandler", url]] : ["xdg-open", [url]];
}

/** Opens a page in the browser. Resolves to whether the platform's opener could be started. */
export function openBrowser(url: string): Promise<boolean> {
  const [file, args] = openerOf(process.platform, url);
  return new Promise((resolve) => {
    const child = spawn(file, args, { detached: true, stdio: "ignore", windowsHide: true });
    child.once("error", () => resolve(false));
    child.once("spawn", () => resolve(true));
    child.unref();
  });
}
