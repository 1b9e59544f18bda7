/** What a literal port does where it stands. */
export type PlaceKind = "bind" | "connect" | "publish" | "default";

/** One literal port number in a file, understood from its surroundings. Offsets are UTF-16 indices into the text and cover the digits only, or the whole of a sum (`9000 + 10`). */
export interface PortPlace {
  kind: PlaceKind;
  port: number;
  start: number;
  end: number;
  /** The environment variable that the same expression reads: kind "default", or `${X:-9000}`. */
  variable?: string;
  /** Scheme of the URL or client, lower case (http, https, ws, wss, postgres, redis …), when it is known. */
  scheme?: string;
  /** Host as written: localhost, 127.0.0.1, db.internal …, when it is known. */
  host?: string;
}

/** Finds the ports of one file. `path` is for what depends on the file's name only. */
export type FindPlaces = (text: string, path: string) => Promise<readonly PortPlace[]>;
