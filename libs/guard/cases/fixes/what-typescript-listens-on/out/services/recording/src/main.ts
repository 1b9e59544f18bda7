const server = app.listen(Number(process.env.RECORDING_PORT ?? 9010), () => {
  console.log("up");
});
serve({ fetch, port: Number(process.env.RECORDING_PORT ?? 9010) });
