import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SECRET } from './servers/orders.js';

/** A call as Haptik sends it: the same bytes as test/fixtures/01-seed-shape.request.json. */
export const CALL = readFileSync(join(import.meta.dirname, 'call.txt'), 'utf8');

const json = { 'Content-Type': 'application/json' };
const hmac = (algorithm, text) => createHmac(algorithm, SECRET).update(text).digest('hex');

/** A call with Haptik's signature. */
export function haptikCall(body = CALL) {
  return { headers: { ...json, 'X-Hub-Signature': `sha1=${hmac('sha1', body)}` }, body };
}

function githubEvent() {
  const headers = {
    ...json,
    'X-GitHub-Event': 'push',
    'X-GitHub-Delivery': '6f2c1e8a-0b57-4d7e-9d0f-3a1b7c5d9e42',
    'X-Hub-Signature-256': `sha256=${hmac('sha256', CALL)}`,
  };
  return { headers, body: CALL };
}

/** A slash command with a current signature, because Bolt rejects timestamps older than 5 minutes. */
function slashCommand() {
  const body = new URLSearchParams({
    command: '/order_status',
    text: JSON.stringify({ order: '9042', city: 'Pune' }),
    team_id: 'T0001',
    team_domain: 'example',
    channel_id: 'C2147483705',
    channel_name: 'orders',
    user_id: 'U2147483697',
    user_name: 'hu_8f21c0',
    api_app_id: 'A123456',
    is_enterprise_install: 'false',
    response_url: 'https://hooks.slack.example/commands/T0001/1234567890',
    trigger_id: '13345224609.738474920.8088930838d88f008e0',
  }).toString();
  const timestamp = String(Math.floor(Date.now() / 1000));
  const headers = {
    'Content-Type': 'application/x-www-form-urlencoded',
    'X-Slack-Request-Timestamp': timestamp,
    'X-Slack-Signature': `v0=${hmac('sha256', `v0:${timestamp}:${body}`)}`,
  };
  return { headers, body };
}

function intentRequest() {
  const application = { applicationId: 'amzn1.ask.skill.1' };
  const user = { userId: 'hu_8f21c0' };
  const body = JSON.stringify({
    version: '1.0',
    session: { new: false, sessionId: 'amzn1.session.1', application, user },
    context: { System: { application, user } },
    request: {
      type: 'IntentRequest',
      requestId: 'amzn1.request.1',
      timestamp: '2026-01-01T00:00:00Z',
      locale: 'en-IN',
      intent: {
        name: 'ORDER_STATUS',
        slots: {
          order_id: { name: 'order_id', value: '9042' },
          city: { name: 'city', value: 'Pune' },
        },
      },
    },
  });
  return { headers: json, body };
}

const haptik = { sign: haptikCall, rejectionStatus: 401 };

/** The servers that are compared: the file, the signing function, the status for a forged request. */
export const contestants = [
  {
    key: 'listener',
    name: 'nestjs-haptik, listener',
    server: ['haptik/haptik.js', 'listener'],
    ...haptik,
  },
  {
    key: 'express',
    name: 'nestjs-haptik, route on Express',
    server: ['haptik/haptik.js', 'express'],
    ...haptik,
  },
  {
    key: 'express-no-parser',
    name: 'nestjs-haptik, route on Express without parser',
    server: ['haptik/haptik.js', 'express-no-parser'],
    ...haptik,
  },
  {
    key: 'fastify',
    name: 'nestjs-haptik, route on Fastify',
    server: ['haptik/haptik.js', 'fastify'],
    ...haptik,
  },
  {
    key: 'fastify-no-parser',
    name: 'nestjs-haptik, route on Fastify without parser',
    server: ['haptik/haptik.js', 'fastify-no-parser'],
    ...haptik,
  },
  { key: 'raw', name: 'raw node:http', server: ['contestants/raw.js'], ...haptik },
  { key: 'fastify-alone', name: 'Fastify alone', server: ['contestants/fastify.js'], ...haptik },
  { key: 'hono', name: 'Hono on Node', server: ['contestants/hono.js'], ...haptik },
  {
    key: 'bare-express',
    name: 'bare Nest, Express',
    server: ['contestants/bare.nest.js', 'express'],
    ...haptik,
  },
  {
    key: 'bare-fastify',
    name: 'bare Nest, Fastify',
    server: ['contestants/bare.nest.js', 'fastify'],
    ...haptik,
  },
  {
    key: 'handwritten-express',
    name: 'hand-written Nest, Express',
    server: ['contestants/handwritten.nest.js', 'express'],
    ...haptik,
    rejectionStatus: 403,
  },
  {
    key: 'handwritten-fastify',
    name: 'hand-written Nest, Fastify',
    server: ['contestants/handwritten.nest.js', 'fastify'],
    ...haptik,
    rejectionStatus: 403,
  },
  {
    key: 'octokit',
    name: '@octokit/webhooks',
    server: ['contestants/octokit.js'],
    sign: githubEvent,
    rejectionStatus: 400,
    replyText: 'ok',
  },
  {
    key: 'bolt',
    name: '@slack/bolt',
    server: ['contestants/bolt.js'],
    sign: slashCommand,
    rejectionStatus: 401,
  },
  {
    key: 'alexa',
    name: 'ask-sdk-express-adapter',
    server: ['contestants/alexa.js'],
    sign: intentRequest,
  },
];
