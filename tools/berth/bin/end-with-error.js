/**
 * Ends a run that threw, with the status of what could not be done: 1 would tell CI of findings. An error of the system is
 * said in words; of any other, which is a bug, the stack is kept. Stands outside of the bundles, for loading one may fail:
 * Node has a code of its own for a file of ours that is missing.
 *
 * @param {unknown} error
 */
function endWithError(error) {
  const isSystem = error instanceof Error && "errno" in error && "syscall" in error;
  const isMissing = error instanceof Error && error.code === "ERR_MODULE_NOT_FOUND";
  const text =
    isSystem || isMissing
      ? `SYSTEM_REFUSED  ${error.message}.\nFix the cause, such as a limit (ulimit -n), and run the command again; it finishes what was begun.`
      : (error instanceof Error && error.stack) || String(error);
  process.exitCode = 3;
  try {
    process.stderr.write(`${text}\n`);
  } catch {
    // Without a stream to write to, the status has to say it.
  }
  process.exit();
}

module.exports = { endWithError };
