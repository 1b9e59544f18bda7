from enum import IntEnum

DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.mysql",
        "HOST": "localhost",
        "PORT": "3307",
    },
    "reports": {
        "ENGINE": "django.db.backends.postgresql",
        "HOST": "reports",
        "PORT": 5435,
    },
}

EMAIL_HOST = "mail"
EMAIL_PORT = 2525


class Failure(IntEnum):
    PORT_NOT_DEFINED = 70
    PORT_UNSUPPORTED = 71


def health_of(ip):
    return "http://" + ip + ":8140/health"
