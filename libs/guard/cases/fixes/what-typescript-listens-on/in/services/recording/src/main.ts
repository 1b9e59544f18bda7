const server = app.listen(9010, () => {
  console.log("up");
});
serve({ fetch, port: 9010 });
