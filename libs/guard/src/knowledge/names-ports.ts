/** The words for a port in the name of a file: PORTS.md, port-allocation.md, dev_ports.yaml, puertos.md, 端口.md. */
const NAMED = new RegExp(
  `(?:^|[^a-z])(?:ports?|puertos?|portas?|porte|poort(?:en)?|porty)(?:[^a-z]|$)|порт[ыов]?|端口|ポート|포트|` +
    "port-?(?:regist|list|map|alloc|assign|overview|plan|belegung|übersicht)",
  "iu",
);

export const namesPorts = (name: string): boolean => NAMED.test(name);
