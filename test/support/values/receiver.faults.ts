import type { ServerResponse } from 'node:http';
import { brotliCompressSync } from 'node:zlib';
import { sign } from 'nestjs-haptik';
import { type Misbehavior, sendJson, sendText } from '../servers/http/misbehaving.receiver.js';
import { SECRET } from '../test.app.js';

const isCall = (bytes: Buffer): boolean => bytes.includes('"node"');
export const onCall =
  (answer: Misbehavior): Misbehavior =>
  (request, response) =>
    request.isSigned && isCall(request.bytes) && answer(request, response);
/** Answers as a receiver that has accepted the signature. */
const answer = (bytes: Buffer, response: ServerResponse): true =>
  isCall(bytes)
    ? sendJson(response, 200, { status: true, response: ['Hello'] })
    : sendJson(response, 400, {});
const reply = (body: unknown): Misbehavior =>
  onCall((_, response) => sendJson(response, 200, body));
export const JSON_TYPE = { 'Content-Type': 'application/json' };
export const REPLY = '{"status":true,"response":["Hello"]}';

/** Each is one fault of a receiver, with the check that finds it, its outcome and a part of its text. */
export const FAULTS: readonly (readonly [string, string, string, string, Misbehavior])[] = [
  [
    'GET is not allowed',
    'get',
    'failed',
    '405',
    ({ method }, response) => method === 'GET' && sendJson(response, 405, {}),
  ],
  [
    'HEAD is not allowed',
    'head',
    'warning',
    '405',
    ({ method }, response) => method === 'HEAD' && sendJson(response, 405, {}),
  ],
  [
    'POST becomes GET',
    'post',
    'failed',
    'makes a GET of the call',
    ({ method }, response) =>
      method === 'POST' && sendText(response, 302, '', { Location: 'https://bot.example/x?t=1' }),
  ],
  [
    'POST is redirected',
    'post',
    'failed',
    '(308) to https://bot.example/x,',
    ({ method }, response) =>
      method === 'POST' && sendText(response, 308, '', { Location: 'https://bot.example/x?t=1' }),
  ],
  [
    'the path is wrong',
    'post',
    'failed',
    'Check the path',
    ({ method }, response) => method === 'POST' && sendJson(response, 404, {}),
  ],
  [
    'nothing is at the path',
    'get',
    'failed',
    'Nothing is at this path',
    (_, response) => sendJson(response, 404, {}),
  ],
  [
    'a sign-in is before the path',
    'get',
    'failed',
    'Exclude the path',
    (_, response) => sendJson(response, 401, {}),
  ],
  [
    'JSON that is no call breaks it',
    'reply-type',
    'warning',
    'text/plain',
    ({ method, isSigned, bytes }, response) => {
      if (method !== 'POST' || !isSigned) return false;
      return isCall(bytes)
        ? sendText(response, 200, REPLY, { 'Content-Type': 'text/plain' })
        : sendJson(response, 500, {});
    },
  ],
  [
    'POST is not allowed',
    'post',
    'failed',
    'does not accept POST',
    ({ method }, response) => method === 'POST' && sendJson(response, 405, {}),
  ],
  [
    'the proxy has no application',
    'post',
    'failed',
    'A proxy cannot reach',
    ({ method }, response) => method === 'POST' && sendJson(response, 502, {}),
  ],
  [
    'a firewall shows a page',
    'signature-accepted',
    'failed',
    'firewall',
    ({ method }, response) =>
      method === 'POST' && sendText(response, 403, '<html>', { 'Content-Type': 'text/html' }),
  ],
  [
    'a forged signature is accepted',
    'signature-forged',
    'failed',
    'anyone who knows the URL',
    ({ incoming, bytes, isSigned }, response) =>
      !isSigned && incoming.headers['x-hub-signature'] !== undefined && answer(bytes, response),
  ],
  [
    'no signature is required',
    'signature-missing',
    'failed',
    'allowUnsigned',
    ({ method, incoming, bytes }, response) =>
      method === 'POST' &&
      incoming.headers['x-hub-signature'] === undefined &&
      answer(bytes, response),
  ],
  [
    'a body is written again before it is verified',
    'body-bytes',
    'failed',
    'Python spacing',
    ({ method, bytes, incoming }, response) => {
      if (method !== 'POST') return false;
      const again = Buffer.from(JSON.stringify(JSON.parse(bytes.toString())));
      const isRight = sign(again, SECRET) === incoming.headers['x-hub-signature'];
      return !isRight && sendJson(response, 401, {});
    },
  ],
  [
    'large bodies are refused',
    'body-1mb',
    'warning',
    'client_max_body_size',
    ({ bytes }, response) => bytes.length > 100_000 && sendJson(response, 413, {}),
  ],
  [
    'large bodies break it',
    'body-1mb',
    'failed',
    '500',
    ({ bytes }, response) => bytes.length > 100_000 && sendJson(response, 500, {}),
  ],
  [
    'a charset is refused',
    'content-type',
    'failed',
    '415',
    ({ incoming }, response) =>
      /charset/.test(incoming.headers['content-type'] ?? '') && sendJson(response, 415, {}),
  ],
  ['the status is 201', 'reply', 'failed', '201', onCall((_, it) => sendJson(it, 201, {}))],
  [
    'the reply is no JSON',
    'reply',
    'failed',
    'JSON',
    onCall((_, it) => sendText(it, 200, 'ok', JSON_TYPE)),
  ],
  ['there is no message', 'reply', 'failed', 'no messages', reply({ status: true, response: [] })],
  ['a message is empty', 'reply', 'failed', 'response[0]', reply({ status: true, response: [''] })],
  [
    'the status is a text',
    'reply',
    'failed',
    'a string',
    reply({ status: 'true', response: ['x'] }),
  ],
  ['the status is missing', 'reply', 'failed', 'missing', reply({ response: ['x'] })],
  [
    'an element is an object',
    'reply',
    'warning',
    'as a string',
    reply({ status: true, response: [{ type: 'TEXT', text: 'x', data: {} }] }),
  ],
  [
    'an element is of Python',
    'reply',
    'failed',
    'reads its code',
    reply({ status: true, response: ["{'text': 'x', 'type': 'TEXT', 'data': {}}"] }),
  ],
  [
    'an element is invalid',
    'reply',
    'warning',
    'data.items',
    reply({ status: true, response: ['{"text":"x","type":"BUTTON","data":{"items":[]}}'] }),
  ],
  [
    'the connection closes',
    'reply',
    'failed',
    'connection',
    onCall((_, it) => Boolean(it.destroy())),
  ],
  [
    'the reply is called text',
    'reply-type',
    'warning',
    'text/plain',
    onCall((_, it) => sendText(it, 200, REPLY, { 'Content-Type': 'text/plain' })),
  ],
  [
    'the reply is compressed with brotli',
    'compression',
    'failed',
    'did not accept',
    onCall((_, it) =>
      sendText(it, 200, brotliCompressSync(REPLY), { ...JSON_TYPE, 'Content-Encoding': 'br' }),
    ),
  ],
  [
    'the reply only says that it is compressed',
    'compression',
    'failed',
    'is not gzip',
    onCall((_, it) => sendText(it, 200, REPLY, { ...JSON_TYPE, 'Content-Encoding': 'gzip' })),
  ],
  [
    'connections are closed',
    'keep-alive',
    'warning',
    'closes the connection',
    (_, response) => {
      response.setHeader('Connection', 'close');
      return false;
    },
  ],
  [
    'the clock is wrong',
    'clock',
    'warning',
    'NTP',
    (_, response) => {
      response.setHeader('Date', new Date(Date.now() - 3_600_000).toUTCString());
      return false;
    },
  ],
];
