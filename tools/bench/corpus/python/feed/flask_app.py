from flask import Flask, jsonify

app = Flask(__name__)
app.config["MAX_CONTENT_LENGTH"] = 16384
app.config.update(MAIL_SERVER="smtp.mail.test", MAIL_PORT=2525)


@app.route("/status")
def status():
    return jsonify(code=200, uptime=86400), 200


if __name__ == "__main__":
    app.run(debug=True, host="0.0.0.0", port=5001)
