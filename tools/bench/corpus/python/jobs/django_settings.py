import environ

env = environ.Env(DEBUG=(bool, False))

ALLOWED_HOSTS = ["localhost", "127.0.0.1"]
CORS_ALLOWED_ORIGINS = ["http://localhost:3000", "http://127.0.0.1:5173"]
DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.postgresql",
        "HOST": env("DB_HOST", default="localhost"),
        "PORT": env.int("DB_PORT", default=5432),
        "CONN_MAX_AGE": 600,
    },
    "replica": {"ENGINE": "django.db.backends.postgresql", "HOST": "replica.internal", "PORT": "5435"},
}
CACHES = {"default": {"BACKEND": "django.core.cache.backends.memcached.PyMemcacheCache", "LOCATION": "127.0.0.1:11211"}}
EMAIL_PORT = env.int("EMAIL_PORT", 1025)
SESSION_COOKIE_AGE = 1209600
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10240
TIME_ZONE = "UTC"
LOG_FORMAT = "%(asctime)s 12:30:45 %(message)s"
