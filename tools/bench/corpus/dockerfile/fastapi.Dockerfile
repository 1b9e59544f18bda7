# syntax=docker/dockerfile:1.7
# Serves on 8000 unless told otherwise.
ARG PYTHON_VERSION=3.12
FROM python:${PYTHON_VERSION}-slim
ARG HTTP_PORT=8000
ENV PYTHONUNBUFFERED=1 PIP_DEFAULT_TIMEOUT=100
RUN apt-get update && apt-get install -y --no-install-recommends curl=7.88.* \
 && rm -rf /var/lib/apt/lists/*
COPY . /srv
EXPOSE 8000/tcp 9464/tcp
HEALTHCHECK CMD curl --fail http://localhost:8000/healthz
ENTRYPOINT ["uvicorn", "app.main:app", "--host", "0.0.0.0", "--port", "8000", "--timeout-keep-alive", "75"]
