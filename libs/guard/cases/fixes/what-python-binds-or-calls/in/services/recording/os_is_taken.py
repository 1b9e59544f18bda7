os = {}
app.run(port=9010)
