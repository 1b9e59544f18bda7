import type { Knowledge, ReadCode } from "@berth/registry";
import type { ListedService } from "../batch/read-service-list.ts";
import type { ImportOptions } from "../options/import-options.ts";
import type { InitOptions } from "../options/init-options.ts";
import type { MoveOptions, RangeOptions, RetireOptions } from "../options/lifecycle-options.ts";
import type { PortOptions, ReserveOptions, ServiceOptions } from "../options/service-options.ts";

/** What a door asks the engine to do. */
export type Request =
  | { kind: "service"; options: ServiceOptions; services?: readonly ListedService[] | undefined }
  | { kind: "reserve"; options: ReserveOptions }
  | { kind: "port"; options: PortOptions; readCode?: ReadCode | undefined }
  | { kind: "retire"; options: RetireOptions }
  | { kind: "move"; options: MoveOptions }
  | { kind: "range"; options: RangeOptions }
  | { kind: "init"; options: InitOptions; knowledge?: readonly Knowledge[] | undefined }
  | { kind: "import"; options: ImportOptions; knowledge: readonly Knowledge[] }
  | { kind: "sync" };
