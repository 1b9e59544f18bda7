const nodemailer = require('nodemailer');
const mysql = require('mysql2/promise');
const amqp = require('amqplib');
const Redis = require('ioredis');
const { Kafka } = require('kafkajs');

const transport = nodemailer.createTransport({
  host: 'smtp.mail.test',
  port: 587,
  secure: false,
  connectionTimeout: 10000,
});

const pool = mysql.createPool({ host: 'db', user: 'root', database: 'mail', port: 3306, connectionLimit: 100 });
const redis = new Redis(6380, 'cache.internal', { maxRetriesPerRequest: 25, commandTimeout: 1500 });
const kafka = new Kafka({ clientId: 'mail-2000', brokers: ['broker.internal:9092'] });

async function main() {
  const queue = await amqp.connect('amqp://guest:guest@rabbit:5672/%2Fmail');
  const channel = await queue.createChannel();
  await channel.prefetch(50);
  return { transport, pool, redis, kafka };
}
module.exports = { main };
