import { run } from "../run.ts";
import { makeWorkspace, type Workspace } from "../workspace.ts";

/** The range `crowd` begins here. */
export const FIRST_PORT = 9500;
export const LAST_PORT = FIRST_PORT + 199;

/** A workspace whose registry has a range with room for 200 services. */
export async function makeRoomyWorkspace(): Promise<Workspace> {
  const workspace = makeWorkspace();
  const { git, read, root, write } = workspace;
  const spec = read("spec/ports.yaml");
  const roomy = spec.replace(
    /^ {2}chrome-cdp:/m,
    `  crowd: { ports: ${FIRST_PORT}-${LAST_PORT}, purpose: A crowd }\n$&`,
  );
  if (roomy === spec) throw new Error("the registry has another shape than this helper knows");
  write("spec/ports.yaml", roomy);
  const bin = `${root}/node_modules/.bin/berth`;
  const { status, stderr } = await run(process.execPath, [bin, "sync"], { cwd: root });
  if (status !== 0) throw new Error(stderr);
  git("add", "-A");
  git("commit", "-q", "-m", "a range for a crowd");
  return workspace;
}
