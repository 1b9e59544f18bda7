import * as z from "zod";

/** What a request can say of a port's place, whoever binds it. */
export const placementOptions = {
  urlEnv: z
    .string()
    .optional()
    .describe("Variable that carries the whole URL, http://localhost:<port> or as --url says."),
  url: z.string().optional().describe("Form of that URL, such as postgres://app@{host}:{port}/app."),
  rationale: z.string().optional().describe("Why the port is in its range, in one line."),
  previous: z.array(z.string()).optional().describe('A port it had before, and why it left it: "3000: <reason>".'),
};

/** What a service that is written here can say of others. */
export const useOptions = {
  uses: z
    .array(z.string())
    .optional()
    .describe("Service that it connects to; compose.yaml gives it that service's host, port and URL variables."),
};

/** What a request can say of a program that is not written here; only with --template=external. */
export const containerOptions = {
  image: z.string().optional().describe("External: the image of the container it runs in."),
  containerPort: z
    .int()
    .optional()
    .describe("External: the port inside the container. Default: that of a known image, else the same as outside."),
  mount: z
    .array(z.string())
    .optional()
    .describe("External: what the container mounts, as /host:/inside[:ro] or volume:/inside."),
  containerEnv: z
    .array(z.string())
    .optional()
    .describe(`External: a variable of the container, NAME=value. Secret: 'NAME=\${NAME}' is read when it starts.`),
  healthcheck: z
    .string()
    .optional()
    .describe("External: a shell command in the container that exits with 0 while it is healthy."),
};

const placement = z.object(placementOptions);
const container = z.object(containerOptions);
export type PlacementRequest = z.infer<typeof placement>;
export type ContainerRequest = z.infer<typeof container>;
