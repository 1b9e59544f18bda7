/** How many points of each kind a sweep tries; more than there are means all of them. */
export interface Sizes {
  kills: number;
  killsOfReserved: number;
  killsOfRetirement: number;
  errorsInRetirement: number;
  /** Of each of three ruins. */
  killsOfRecovery: number;
  errors: number;
  lastingErrors: number;
  readErrors: number;
  errorsInRecovery: number;
  lies: number;
  limits: number;
  disks: number;
  nxKills: number;
  nxErrors: number;
}

const ALL = Number.POSITIVE_INFINITY;

/** `npm run sweep`. Nx takes ten times as long to start, and runs the same commit: a sample. */
export const FULL: Sizes = {
  kills: ALL,
  killsOfReserved: ALL,
  killsOfRetirement: ALL,
  errorsInRetirement: ALL,
  killsOfRecovery: ALL,
  errors: ALL,
  lastingErrors: ALL,
  readErrors: ALL,
  errorsInRecovery: ALL,
  lies: ALL,
  limits: ALL,
  disks: ALL,
  nxKills: 21,
  nxErrors: 6,
};

/** `npm run check`: a minute. */
export const BOUNDED: Sizes = {
  kills: 16,
  killsOfReserved: 9,
  killsOfRetirement: 9,
  errorsInRetirement: 3,
  killsOfRecovery: 2,
  errors: 7,
  lastingErrors: 2,
  readErrors: 2,
  errorsInRecovery: 2,
  lies: 2,
  limits: 3,
  disks: 3,
  nxKills: 3,
  nxErrors: 0,
};
