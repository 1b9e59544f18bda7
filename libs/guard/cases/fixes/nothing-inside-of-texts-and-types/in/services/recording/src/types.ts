const settings = { port: 9010 } as const;
serve(settings);
serve({ port: 9010 } as Options);
