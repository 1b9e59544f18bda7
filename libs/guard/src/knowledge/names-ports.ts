/** The words for a port in the name of a file: PORTS.md, port-allocation.md, dev_ports.yaml. */
const NAMED = /(?:^|[^a-z])ports?(?:[^a-z]|$)|port-?(?:regist|list|map|alloc|assign)/i;

export const namesPorts = (name: string): boolean => NAMED.test(name);
