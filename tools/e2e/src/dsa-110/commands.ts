/** What is asked for at DSA-110, as the arguments of `service` at any door. */

/** The backend by itself: its container, its place and its variables. */
export const BACKEND = [
  "--name=carta-backend",
  "--range=external-integrations",
  "--port=9002",
  "--template=external",
  "--image=cartavis/carta-backend:latest",
  "--container-port=3002",
  "--mount=/stage/dsa110-contimg:/data:ro",
  "--protocol=WS",
  "--url-env=VITE_CARTA_BACKEND_URL",
  "--rationale=CARTA is an external tool, integrated as it comes",
];

/** The same with what people call it, and what it was before. */
export const BACKEND_IN_FULL = [
  ...BACKEND,
  "--title=CARTA Backend",
  "--purpose=WebSocket endpoint of the CARTA backend",
  "--previous=3002: In the range of the frontend services, though CARTA is external",
];

/** No image of its own: CARTA serves it, and the port is what DSA-110 decides on. */
export const FRONTEND_IN_FULL = [
  "--name=carta-frontend",
  "--range=external-integrations",
  "--port=9003",
  "--template=external",
  "--owner=CARTA",
  "--protocol=HTTP",
  "--url-env=VITE_CARTA_FRONTEND_URL",
  "--rationale=CARTA is an external tool, integrated as it comes",
  "--title=CARTA Frontend",
  "--purpose=HTTP endpoint of the CARTA frontend, in iframe mode",
  "--previous=3000: Conflict with Grafana, in the Docker container docker-grafana-1",
];
