/** A program that many services need, with what its image is known to do. */
export interface KnownImage {
  /** The scheme of the URLs with which clients connect. */
  scheme: string;
  /** The port on which it listens inside its container. */
  inside: number;
}

// The ports are those that IANA or the image's own documentation gives.
const KNOWN_IMAGES: Readonly<Record<string, KnownImage>> = {
  mariadb: { scheme: "mysql", inside: 3306 },
  memcached: { scheme: "memcached", inside: 11211 },
  mongo: { scheme: "mongodb", inside: 27017 },
  mysql: { scheme: "mysql", inside: 3306 },
  nats: { scheme: "nats", inside: 4222 },
  postgis: { scheme: "postgres", inside: 5432 },
  postgres: { scheme: "postgres", inside: 5432 },
  rabbitmq: { scheme: "amqp", inside: 5672 },
  redis: { scheme: "redis", inside: 6379 },
  valkey: { scheme: "redis", inside: 6379 },
};

/** What is known of an image such as `docker.io/library/postgres:17`, by the last word of its path. */
export function knownImageOf(image: string): KnownImage | undefined {
  const name = /([^/:@]+)(?::[^/:@]*)?(?:@.*)?$/.exec(image)?.[1] ?? "";
  return Object.hasOwn(KNOWN_IMAGES, name) ? KNOWN_IMAGES[name] : undefined;
}

/**
 * The image that serves URLs of this scheme: `postgres` for `postgres` and `postgresql`; undefined for a scheme of
 * another kind.
 */
export function imageForScheme(scheme: string): string | undefined {
  const plain = scheme
    .replace(/^postgresql$/, "postgres")
    .replace(/^(amqp|redis)s$/, "$1")
    .replace(/\+.*/, "");
  const names = Object.keys(KNOWN_IMAGES).filter((name) => KNOWN_IMAGES[name]?.scheme === plain);
  return names.find((name) => name === plain) ?? names.at(0);
}
