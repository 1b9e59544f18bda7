// The recording service listens on 9010: http://localhost:9010
export const timeout = 9010;
