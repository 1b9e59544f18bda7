/**
 * Equal for two names that a case-insensitive or normalising file system (APFS, NTFS) holds for the
 * same. Folds a little more than they do (ß and ss): one twin too many costs a message, one too few costs a file.
 */
export function foldName(name: string): string {
  return name.normalize("NFD").toUpperCase().toLowerCase().normalize("NFD");
}
