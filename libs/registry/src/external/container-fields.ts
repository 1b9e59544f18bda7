import * as z from "zod";

// The grammar of references that docker, podman and registries share
// (https://pkg.go.dev/github.com/distribution/reference): host, path, tag, digest.
const HOST = "[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?(?::[0-9]{1,5})?";
const WORD = "[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*";
const TAG = "[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}";
const IMAGE_PATTERN = new RegExp(`^(?:${HOST}/)?${WORD}(?:/${WORD})*(?::${TAG})?(?:@sha256:[0-9a-f]{64})?$`);

// What needs no quotes and means nothing to a shell, to YAML or to compose's interpolation. A path begins with a slash
// and never leads upwards.
const FOLDER = "(?:/(?!\\.{1,2}(?:[/:]|$))[A-Za-z0-9_.@+=-]+)+";
// https://docs.docker.com/reference/cli/docker/volume/create/; lower case only, as compose names what it creates.
const VOLUME = "[a-z0-9][a-z0-9_.-]+";
const MOUNT_PATTERN = new RegExp(`^(?:${FOLDER}|${VOLUME}):${FOLDER}(?::ro)?$`);

/** The image of a container, such as `cartavis/carta-backend:latest`. */
export const Image = z
  .string()
  .max(255, "must have at most 255 characters")
  .regex(IMAGE_PATTERN, "must be the name of an image, such as example/app:1.2");

/**
 * A folder of the host, or a named volume, inside a container: `/stage/images:/data:ro`, `postgres-data:/var/lib/data`.
 */
export const Mount = z
  .string()
  .max(255, "must have at most 255 characters")
  .regex(MOUNT_PATTERN, "must be /host:/inside or volume:/inside, with absolute paths and optional :ro");

/** A mount by its parts. */
export interface MountParts {
  /** A folder of the host, or the name of a volume. */
  host: string;
  inside: string;
  isReadOnly: boolean;
  isVolume: boolean;
}

/** Takes a mount that `Mount` accepts apart. */
export function splitMount(mount: string): MountParts {
  const [host = "", inside = "", mode] = mount.split(":");
  return { host, inside, isReadOnly: mode === "ro", isVolume: !host.startsWith("/") };
}
