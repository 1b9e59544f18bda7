/** Made by build.ts from swagger-ui-dist: its files, gzipped, in base64. */
declare module "#swagger-ui" {
  export const script: string;
  export const style: string;
}
