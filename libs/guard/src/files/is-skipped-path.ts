// Other people's code, and what tools write: nobody would change a port there by hand.
const FOLDERS =
  /(?:^|\/)(?:node_modules|bower_components|jspm_packages|vendor|third_party|third-party|\.git|\.yarn|\.pnp|\.venv|venv|site-packages|__pycache__|\.tox|dist|coverage|\.next|\.nuxt|\.nx|\.terraform|\.gradle|__snapshots__)\//;
const FILES =
  /(?:^|\/)(?:package-lock\.json|npm-shrinkwrap\.json|pnpm-lock\.yaml|composer\.lock|tsconfig[\w.-]*\.json|[\w.-]*\.(?:min|bundle|pack)\.[cm]?js|[\w.-]*[.-](?:lock|lock\.json)|[\w.-]*\.(?:map|snap|svg|geojson|lock)|(?:[\w-]+[._])?pb2?(?:_grpc)?\.(?:py|go|ts|js)|[\w.-]*\.pb\.go|[\w.-]*_pb2(?:_grpc)?\.py)$/i;

/** Whether a file is vendored, generated, a lockfile or a build's output, judged by its path (forward slashes) alone. */
export function isSkippedPath(path: string): boolean {
  return FOLDERS.test(path) || FILES.test(path);
}

const MARKER =
  /@generated\b|\bCode generated .{0,80}DO NOT EDIT\b|\bAUTO-?GENERATED\b.{0,40}\bDO NOT (?:EDIT|MODIFY)\b/i;

/** Whether the head of a text says that a tool wrote it. */
export function isGenerated(text: string): boolean {
  return MARKER.test(text.slice(0, 600));
}
