import { createHmac } from 'node:crypto';
import { serviceConfig } from '../../../src/service/config/service.config.factory.js';
import { eventually } from '../../support/eventually.js';
import {
  callOrderStatus,
  configureService,
  type NoticesApp,
  OLD_SECRET,
  readNotice,
  startService,
} from '../../support/notices.app.js';
import { CaptureServer, respondWith } from '../../support/servers/http/capture.server.js';
import { MailServer } from '../../support/servers/programs/mail.server.js';

const SIGNING_SECRET = 'a-secret-of-the-receiver';
const SLACK_PATH = '/services/T0/B0/a-secret-path';

describe('the notices of the service', () => {
  const webhook = new CaptureServer();
  const slack = new CaptureServer();
  const mail = new MailServer();
  let service: NoticesApp;
  beforeAll(async () => {
    await configureService(
      { breaker: { failureThreshold: 1, openForMs: 1 }, notices: { calmMs: 0 } },
      {
        HAPTIK_CONSOLE: 'off',
        HAPTIK_NOTICES_WEBHOOK_URL: `${await webhook.start()}/notices`,
        HAPTIK_NOTICES_WEBHOOK_SECRET: SIGNING_SECRET,
        HAPTIK_NOTICES_SLACK_URL: `${await slack.start()}${SLACK_PATH}`,
        HAPTIK_NOTICES_SMTP_URL: `smtp://bot:p%40ss@127.0.0.1:${await mail.start()}`,
        HAPTIK_NOTICES_EMAIL_FROM: 'Bot <bot@example.com>',
        HAPTIK_NOTICES_EMAIL_TO: 'ops@example.com, night@example.com',
      },
    );
    service = await startService();
  });
  afterAll(async () => {
    await service?.app.close();
    await Promise.all([webhook.stop(), slack.stop(), mail.stop()]);
  });

  it('report an old secret once, and a circuit that opens and closes, on every channel', async () => {
    webhook.respondNextWith(respondWith(503, {}));
    slack.respondNextWith(respondWith(200, 'ok'), respondWith(404, 'no_service'));
    await callOrderStatus(service, '9042', 'asha', OLD_SECRET);
    await callOrderStatus(service, '9042', 'asha', OLD_SECRET);
    await callOrderStatus(service, '500', 'asha');
    await eventually(() => callOrderStatus(service, '9042', 'asha').then(isClosed), true);
    await Promise.all([webhook.waitForRequests(4), slack.waitForRequests(3)]);
    expect(await eventually(async () => mail.messages.length, 3)).toBe(3);

    const [failed, ...sent] = webhook.requests.map(readNotice);
    expect(failed).toEqual(sent[0]); // sent again
    expect(sent).toMatchObject([
      { kind: 'secret-outdated', state: 'raised', bot: 'default' },
      { kind: 'circuit-open', state: 'raised', bot: 'default', node: 'order_status' },
      { kind: 'circuit-open', state: 'resolved', bot: 'default', node: 'order_status' },
    ]);
    for (const { headers, body } of webhook.requests) {
      const digest = createHmac('sha256', SIGNING_SECRET).update(body).digest('hex');
      expect(headers['x-hub-signature-256']).toBe(`sha256=${digest}`);
    }
    expect(slack.requests.map(({ requestLine }) => requestLine)).toContain(`POST ${SLACK_PATH}`);
    expect(JSON.parse(String(slack.requests[0]?.body))).toEqual({
      text: expect.stringMatching(/^:warning: \*Bot "default": an old secret is still in use\*\n/),
      blocks: [
        {
          type: 'header',
          text: {
            type: 'plain_text',
            text: ':warning: Bot "default": an old secret is still in use',
            emoji: true,
          },
        },
        {
          type: 'section',
          text: { type: 'mrkdwn', text: expect.stringMatching(/^Calls are signed/) },
        },
        {
          type: 'section',
          fields: [
            { type: 'mrkdwn', text: '*Bot*\ndefault' },
            { type: 'mrkdwn', text: '*State*\nraised' },
            {
              type: 'mrkdwn',
              text: expect.stringMatching(/^\*Time\*\n<!date\^\d{10}\^.*\|20.*Z>$/),
            },
          ],
        },
      ],
    });
    expect(mail.passwords).toContain('p@ss');
    expect(mail.messages[1]).toMatch(/^From: Bot <bot@example.com>\r$/m);
    expect(mail.messages[1]).toMatch(/^To: ops@example.com, night@example.com\r$/m);
    expect(mail.messages[1]).toMatch(/^Subject: .*Bot_=22default=22/m);
    expect(mail.messages[1]).toContain('It failed too often in a row.');
    const all = [...webhook.requests, ...slack.requests].map(({ body }) => String(body));
    expect([...all, ...mail.messages].join()).not.toMatch(/asha|9042|the-current-secret|p%40ss/);
  });

  it('are logged when they are rejected, without the URL', () => {
    expect(service.errors.filter((line) => line.includes('was not sent'))).toEqual([
      'The notice "Bot "default", node "order_status": circuit open" was not sent by slack (HTTP status 404). ' +
        'Check HAPTIK_NOTICES_SLACK_URL.',
    ]);
    expect(service.errors.join()).not.toContain('a-secret-path');
  });

  it.each([
    [
      'HAPTIK_NOTICES_SLACK_URL',
      'hooks.example/a-secret-path',
      /notices\.slack\.url must be a URL/,
    ],
    [
      'HAPTIK_NOTICES_WEBHOOK_URL',
      'https://bot:a-secret-path@hook.example',
      /webhook\.url must be a URL .* without a user/,
    ],
    ['HAPTIK_NOTICES_SMTP_URL', 'mail.example/a-secret-path', /email\.url must be like smtp:/],
    ['HAPTIK_NOTICES_EMAIL_TO', 'ops', /notices\.email\.to must be an e-mail/],
    ['HAPTIK_NOTICES_EMAIL_FROM', '', /Set HAPTIK_NOTICES_EMAIL_FROM/],
  ])('%s=%s is rejected with its cure', (name, value, problem) => {
    const before = process.env[name];
    process.env[name] = value;
    try {
      expect(() => serviceConfig()).toThrow(problem);
      expect(() => serviceConfig()).not.toThrow(/a-secret-path/);
    } finally {
      process.env[name] = before;
    }
  });

  const isClosed = (): boolean =>
    webhook.requests.map(readNotice).some(({ state }) => state === 'resolved');
});
