/** Puts the text on the clipboard. False where the browser refuses, as it does on plain HTTP from elsewhere. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
