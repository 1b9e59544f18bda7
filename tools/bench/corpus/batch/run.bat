@echo off
set PORT=7390
set "REDIS_PORT=7391"
set BATCH=5000
rem set PORT=7392
:: curl http://localhost:7393
echo http://localhost:7394
start "web" npx vite --port 7395
curl http://localhost:7396/health
netstat -ano | findstr :7397
for %%p in (7398 7399) do curl http://localhost:%%p
timeout /t 5000
docker run -p 7400:80 nginx
