def start():
    import os
    app.run(port=9010)
