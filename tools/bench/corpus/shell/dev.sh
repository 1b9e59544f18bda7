#!/bin/sh
cd "$(dirname "$0")" || exit 1
python3 -m http.server 8000 --bind 127.0.0.1 &
uvicorn app.main:app --host 0.0.0.0 --port 8001 --reload &
gunicorn -w 4 -b 0.0.0.0:8002 --timeout 120 app:app &
flask --app web run -p 5050 &
python manage.py runserver 0.0.0.0:8003 &
php -S localhost:8004 -t public &
npx serve -l 5000 dist &
npx http-server ./site -p 8005 -c 3600 &
PORT=3000 npm start &
env NODE_ENV=test API_PORT=3001 node server.js &
npx vite --port=5173 --strictPort &
next dev -p 3002 &
rails server -p 3003 &
redis-server --port 6380 --maxmemory 1024mb &
trap 'kill 0' INT
wait
