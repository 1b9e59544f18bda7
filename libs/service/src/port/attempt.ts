/** The result of a read; undefined if it fails. Processes end and hide while they are read. */
export function attempt<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
