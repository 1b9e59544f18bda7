// What every reader of config/ports.env takes as it stands: a shell would act on `&`, `;`, `~` and quotes, compose on
// `$`.
const SCHEME = "[a-z][a-z0-9+.-]*";
const USER = "[A-Za-z0-9_.%-]+";
const TAIL = "[/?][A-Za-z0-9_.%/?=+,-]*";
/** Apart from the schema: those who look for hardcoded ports need no zod. */
export const ADDRESS_PATTERN = new RegExp(`^(${SCHEME})://(?:${USER}@)?\\{host\\}:\\{port\\}(?:${TAIL})?$`);

/** `postgres` of `postgres://app@{host}:{port}/app`; undefined where it is no such address. */
export const schemeOf = (address: string): string | undefined => ADDRESS_PATTERN.exec(address)?.[1];
