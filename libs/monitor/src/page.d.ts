/** Made by build.ts from page/: the files of the page by name, such as `index.html` and `assets/index-1a2b.js`. */
declare module "#page" {
  export const files: Readonly<Record<string, { type: string; body: string }>>;
}
