import * as z from "zod";

/** Options for where a port is served, whichever program binds it. */
export const placementOptions = {
  urlEnv: z
    .string()
    .optional()
    .describe("Environment variable for the full URL: http://localhost:<port>, or in the form given by --url."),
  url: z.string().optional().describe("Form of the URL, such as postgres://app@{host}:{port}/app."),
  rationale: z.string().optional().describe("Why the port is in its range, in one line."),
  previous: z.array(z.string()).optional().describe('Former port and why the service left it: "3000: <reason>".'),
};

/** Options of a service written here, about other services. */
export const useOptions = {
  uses: z
    .array(z.string())
    .optional()
    .describe("Service to connect to; compose.yaml passes on the host, port and URL variables of that service."),
};

/** Options of a program that is not written here; only with --template=external. */
export const containerOptions = {
  image: z.string().optional().describe("External: image of the container."),
  containerPort: z
    .int()
    .optional()
    .describe("External: port inside the container. Default: that of a known image, else the same as outside."),
  mount: z
    .array(z.string())
    .optional()
    .describe("External: mount of the container, as /host:/inside[:ro] or volume:/inside."),
  containerEnv: z
    .array(z.string())
    .optional()
    .describe(
      `External: environment variable of the container, NAME=value. For a secret, 'NAME=\${NAME}' is read at start.`,
    ),
  healthcheck: z
    .string()
    .optional()
    .describe("External: shell command in the container that exits with 0 while the container is healthy."),
};

const placement = z.object(placementOptions);
const container = z.object(containerOptions);
export type PlacementRequest = z.infer<typeof placement>;
export type ContainerRequest = z.infer<typeof container>;
