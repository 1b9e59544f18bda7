const settings = { port: 9010 } as const;
serve(settings);
serve({ port: Number(process.env.RECORDING_PORT ?? 9010) } as Options);
