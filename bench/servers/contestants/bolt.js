// @slack/bolt with its HTTPReceiver, answering a slash command.
import { createRequire } from 'node:module';
import { SECRET } from '../orders.js';
import { report } from '../report.js';

const { App, HTTPReceiver, LogLevel } = createRequire(import.meta.url)('@slack/bolt');

const receiver = new HTTPReceiver({
  signingSecret: SECRET,
  endpoints: '/haptik',
  logLevel: LogLevel.ERROR,
});
// Without authorize, Bolt requests its identity from Slack.
const authorize = () => ({ botToken: 'none', botId: 'B1', botUserId: 'U1' });
const app = new App({ receiver, authorize, logLevel: LogLevel.ERROR });
app.command('/order_status', ({ ack, command }) => {
  const { order, city } = JSON.parse(command.text);
  return ack({ text: `Order ${order} is on its way to ${city}.` });
});

const server = await app.start({ port: 0, host: '127.0.0.1' });
report(server.address().port);
