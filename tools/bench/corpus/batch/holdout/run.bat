@echo off
set PORT=4630
set LIMIT=4000
start "api" python -m uvicorn app:app --port 4631
curl http://localhost:4632/health
netstat -ano | findstr :4633
timeout /t 3000
rem curl http://localhost:4690
echo Open http://localhost:4691
