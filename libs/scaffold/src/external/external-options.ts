import * as z from "zod";

/** What a request can say of a port's place, whoever binds it. */
export const placementOptions = {
  urlEnv: z.string().optional().describe("Variable that carries the whole address, http://localhost:<port>."),
  rationale: z.string().optional().describe("Why the port is in its range, in one line."),
  previous: z.array(z.string()).optional().describe('A port it had before, and why it left it: "3000: <reason>".'),
};

/** What a request can say of a program that is not written here; only with --template=external. */
export const containerOptions = {
  image: z.string().optional().describe("External: the image of the container it runs in."),
  containerPort: z
    .int()
    .optional()
    .describe("External: the port inside of the container. Default: the same as outside."),
  mount: z
    .array(z.string())
    .optional()
    .describe("External: what of the host the container sees, as /host:/inside[:ro]."),
  healthcheck: z
    .string()
    .optional()
    .describe("External: a shell command in the container that ends with 0 while it is healthy."),
};

const placement = z.object(placementOptions);
const container = z.object(containerOptions);
export type PlacementRequest = z.infer<typeof placement>;
export type ContainerRequest = z.infer<typeof container>;
