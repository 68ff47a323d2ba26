import { once } from 'node:events';
import { createServer as createHttpServer, type ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo, Server } from 'node:net';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import type { AppDescription } from 'nestjs-haptik/internal';
import {
  createIssuedCertificate,
  createSelfSignedCertificate,
} from '../../support/servers/http/certificate.js';
import { PlaygroundClient } from '../../support/playground/playground.client.js';

const DESCRIPTION: AppDescription = {
  version: '0.0.0',
  bootId: 'boot-1',
  startedAt: '2026-01-01T00:00:00.000Z',
  recording: { isConfigured: false, maxCalls: 50 },
  bots: [
    {
      name: 'default',
      isDefault: true,
      path: '/haptik',
      language: 'en',
      allowsUnsigned: false,
      budget: { totalMs: 25_000, reserveMs: 5_000 },
      searches: [],
      nodes: [
        {
          name: 'menu',
          isFallback: false,
          location: 'CafeBot.menu',
          timeoutMs: 20_000,
          hasOwnSecret: false,
          entities: [],
          schema: null,
          reads: { conversationDetails: [], userDetails: [], envVariables: [] },
        },
      ],
    },
  ],
};

async function listen(server: Server): Promise<number> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}

describe('a receiver at https://', () => {
  let playground: PlaygroundClient | undefined;
  let server: Server | undefined;
  afterEach(async () => {
    await playground?.stop();
    server?.close();
  });

  const detailOf = async (certificate: { key: string; cert: string }): Promise<unknown> => {
    server = createServer(certificate);
    const url = `https://127.0.0.1:${await listen(server)}/haptik`;
    playground = await PlaygroundClient.start({ url });
    const { target } = await playground.waitForState(({ target: { status } }) => status === 'down');
    return target.detail;
  };

  it('with a certificate that is not trusted is down, and the page says the cure', async () => {
    const detail = await detailOf(createSelfSignedCertificate());
    expect(detail).toMatch(/is not trusted \(.*\)\. .*NODE_EXTRA_CA_CERTS/);
  });

  it.each([
    ['of another host', { host: 'bot.example' }, /is for another name .* Use one for 127\.0\.0\.1/],
    ['that has expired', { notAfter: new Date('2021-01-01') }, /has expired .* Renew it/],
  ])('with a certificate %s is down for that reason', async (_, options, expected) => {
    const { authority, ...certificate } = createIssuedCertificate(options);
    const before = getCACertificates('default');
    setDefaultCACertificates([...before, authority]);
    try {
      expect(await detailOf(certificate)).toMatch(expected);
    } finally {
      setDefaultCACertificates(before);
    }
  });
});

describe('a receiver whose port stays open', () => {
  let respond: (response: ServerResponse) => void;
  const server = createHttpServer((_, response) => respond(response));
  let playground: PlaygroundClient;
  const describeApp = (response: ServerResponse): void =>
    void response
      .writeHead(200, { 'Content-Type': 'application/json' })
      .end(JSON.stringify(DESCRIPTION));
  const answerNotFound = (response: ServerResponse): void => void response.writeHead(404).end();
  const hang = (): void => undefined;

  const start = async (first: typeof respond): Promise<void> => {
    respond = first;
    const { port } = server.address() as AddressInfo;
    playground = await PlaygroundClient.start({ url: `http://127.0.0.1:${port}/haptik` });
  };

  beforeAll(() => listen(server));
  afterEach(() => playground.stop());
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });

  it('keeps its nodes while it is paused', async () => {
    await start(describeApp);
    await playground.waitForState(({ target }) => target.isNestHaptik);
    respond = hang;
    const paused = await playground.waitForState(({ target }) => target.detail !== undefined);
    expect(paused).toMatchObject({
      target: {
        status: 'up',
        isNestHaptik: true,
        detail: expect.stringMatching(/busy, or paused/) as unknown,
      },
      nodes: [{ name: 'menu', source: 'app' }],
    });
    respond = describeApp;
    const { target } = await playground.waitForState((one) => one.target.detail === undefined);
    expect(target).toMatchObject({ isNestHaptik: true, restarts: 0 });
  });

  it.each([
    ['its path is corrected', 'not-haptik', answerNotFound],
    ['it answers late', 'up', hang],
  ] as const)('is recognized when %s', async (_, status, first) => {
    await start(first);
    await playground.waitForState(({ target }) => target.status === status);
    respond = describeApp;
    const { nodes } = await playground.waitForState(({ target }) => target.isNestHaptik);
    expect(nodes).toMatchObject([{ name: 'menu', source: 'app' }]);
  });

  it('counts as a webhook when it answers a call, whatever it answers to a GET', async () => {
    await start(answerNotFound);
    await playground.waitForState(({ target }) => target.status === 'not-haptik');
    respond = (response) =>
      void (response.req.method === 'GET'
        ? response.writeHead(404).end()
        : response.end(JSON.stringify({ status: true, response: ['Hello'] })));
    await playground.call('menu');
    const { target } = await playground.waitForState((one) => one.target.status === 'up');
    expect(target.detail).toBeUndefined();
  });
});
