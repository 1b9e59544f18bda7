const { spawn, execSync } = require('child_process');
const getPort = require('get-port');
const portfinder = require('portfinder');

async function dev() {
  const port = await getPort({ port: 3000 });
  const other = await portfinder.getPortPromise({ port: 8000, stopPort: 9000 });
  spawn('node', ['src/index.js', '--port', '3105'], { stdio: 'inherit' });
  spawn('npx', ['serve', '-l', '5000', 'dist']);
  execSync('docker run -d -p 27017:27017 mongo:7');
  execSync('curl -sf http://localhost:3001/health', { timeout: 3000 });
  console.log(`up on ${port} and ${other}, try http://localhost:3105`);
}

const help = `
  dev        starts everything, the API on http://localhost:3001
  --port     defaults to 3000
`;
module.exports = { dev, help };
