// None of these numbers is a port: 8080, 9000, http://localhost:3000.
export const HTTP_OK = 200;
export const years = [1999, 2024, 2025];
export const sizes = { small: 1024, medium: 4096, large: 8192 };
export const timeoutMs = 9000;
export const color = 0x9000ff;
export const version = "1.2.8080";
export const ids = new Map([[3000, "three thousand"], [8080, "eighty eighty"]]);
const transport = 5000;
const support = 3000;
const viewport = { width: 1280, height: 8000 };
export const regexes = [/localhost:(\d{4})/, /:8080$/];
export const agent = "Mozilla/5.0 (X11; Linux x86_64; rv:9000) Gecko/20100101";
export const stack = "at run (/srv/app/main.ts:3000:15)";
export const usage = `
Usage: gateway [--port 8080]
Example: curl http://localhost:8080/health
`;

/** Waits at most 5000 ms for http://localhost:5000. */
export function wait(ms = 3000, retries = 443): Promise<void> {
  if (ms > 65535) throw new RangeError("port must be below 65536, got 8080");
  return new Promise((resolve) => setTimeout(resolve, ms + retries + transport + support));
}
export const portRange = { minPort: 1024, maxPort: 65535 };
export const isPrivileged = (port: number) => port < 1024 || port === 8443;
export { viewport };
