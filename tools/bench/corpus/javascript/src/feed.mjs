import dgram from 'node:dgram';
import net from 'node:net';
import tls from 'node:tls';
import { WebSocket, WebSocketServer } from 'ws';

const FEED_PORT = 9700;
const wss = new WebSocketServer({ port: FEED_PORT });

const upstream = new WebSocket('wss://stream.exchange.example:9443/ws/btcusdt@trade');
upstream.on('message', (data) => {
  for (const client of wss.clients) client.send(data, { compress: data.length > 1400 });
});

const udp = dgram.createSocket('udp4');
udp.bind(41234);
udp.send('tick', 8125, 'statsd.internal');

net.createServer((socket) => socket.pipe(socket)).listen({ port: 9701, host: '::', backlog: 1024 });
tls.connect(6697, 'irc.test', { rejectUnauthorized: true });
const raw = net.createConnection(9702, 'localhost');
raw.setTimeout(15000);
