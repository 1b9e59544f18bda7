const express = require('express');
const mongoose = require('mongoose');
const http = require('http');
const socketio = require('socket.io');

const app = express();
const PORT = process.env.PORT || 3001;

mongoose.connect('mongodb://localhost:27017/shop', { serverSelectionTimeoutMS: 5000 });

app.set('port', process.env.PORT || 3002);
app.set('trust proxy', 1);
app.use(express.json({ limit: 10000 }));

const server = http.createServer(app);
const io = socketio(server, { cors: { origin: 'http://localhost:3000' }, pingTimeout: 60000 });

io.on('connection', (socket) => {
  socket.emit('hello', { since: 2019 });
});

server.listen(app.get('port'), function () {
  console.log('Server listening on http://localhost:' + app.get('port'));
});

app.listen(PORT, () => console.log(`API on port ${PORT} (default 3001)`));
