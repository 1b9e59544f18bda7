/** Files that make their folder a project. */
const MANIFEST = new RegExp(
  "^(?:package\\.json|project\\.json|pyproject\\.toml|setup\\.py|requirements\\.txt|go\\.mod|Cargo\\.toml|pom\\.xml|" +
    "build\\.gradle(?:\\.kts)?|Gemfile|composer\\.json|mix\\.exs|Dockerfile|.+\\.csproj)$",
);

/** Tells the project that a file belongs to: the nearest folder with a manifest, empty for the top. */
export function projectsIn(files: readonly string[]): (path: string) => string {
  const folders = new Set(files.filter((path) => MANIFEST.test(nameOf(path))).map(folderOf));
  return (path) => {
    let folder = folderOf(path);
    while (folder !== "" && !folders.has(folder)) folder = folderOf(folder);
    return folder;
  };
}

export const folderOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf("/")));

const nameOf = (path: string): string => path.slice(path.lastIndexOf("/") + 1);
