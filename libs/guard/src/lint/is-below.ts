/** Whether a file is one of the paths, or lies below one of them; every file where there are none. */
export const isBelow = (path: string, paths: readonly string[]): boolean =>
  paths.length === 0 || paths.some((one) => path === one || path.startsWith(`${one}/`));
