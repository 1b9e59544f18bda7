const { enableCompileCache } = require("node:module");
const { join } = require("node:path");
const { ownCacheFolder } = require("./own-cache-folder.js");

/**
 * Lets Node keep what it compiles of this program, for the next start; Node before 22.8 can't. Not in Node's own place
 * for it, among the temporary files of all users: what is kept there is run.
 */
function keepCompiled() {
  const folder = ownCacheFolder();
  if (folder !== undefined) enableCompileCache?.(join(folder, "compiled"));
}

module.exports = { keepCompiled };
