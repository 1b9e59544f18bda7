app.listen({ port: 9015 });
