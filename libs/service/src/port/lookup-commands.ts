/**
 * Returns the commands with which a person sees for themselves who holds a port, on the platform at hand only.
 * `lsof` without -sTCP:LISTEN would list clients as well, and people have killed those.
 * @param hidden the holder's process is not visible to this user, so the command needs more rights.
 */
export function lookupCommands(platform: NodeJS.Platform, port: number, hidden: boolean): string[] {
  if (platform === "win32") {
    return [`Get-NetTCPConnection -LocalPort ${port} -State Listen | Select-Object LocalAddress, OwningProcess`];
  }
  const sudo = hidden ? "sudo " : "";
  if (platform !== "linux") return [`${sudo}lsof -nP -iTCP:${port} -sTCP:LISTEN`];
  const ss = `${sudo}ss -H -ltnp 'sport = :${port}'`;
  return hidden ? [ss, `docker ps --filter publish=${port}`] : [ss];
}
