import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isKind, parse } from 'nestjs-haptik/hsl';
import type { CallInput } from 'nestjs-haptik/testing';
import { createSignedCall } from '../../../src/service/signed.call.js';
import { HTTP_PLATFORMS } from '../../support/test.app.js';
import {
  sendPrintedCall,
  parsePrintedCalls,
  ServiceProcess,
} from '../../support/servers/service/service.process.js';

let service: ServiceProcess;

const send = (url: string, node: string, input: CallInput = {}, secret = 'test') =>
  fetch(url, { method: 'POST', ...createSignedCall(node, input, secret) });

describe.each(HTTP_PLATFORMS)('the service on %s, without configuration', (platform) => {
  beforeAll(() => {
    service = new ServiceProcess({ HTTP_PLATFORM: platform });
  });
  afterAll(() => service.stop());

  it('prints its nodes, its webhook endpoint, and example calls that work', async () => {
    await service.waitUntilListening();
    await service.waitForOutput(/handed off:[^]*-d '[^']*'\n/);
    expect(service.output).toContain('Mapped {product_price} to ProductBot.price');
    expect(service.output).toContain('HAPTIK_SECRET is not set');
    const [price, broken] = parsePrintedCalls(service.output);
    expect(price && (await sendPrintedCall(price))).toEqual({
      status: true,
      response: ['The speaker costs ₹ 2,499.'],
    });
    expect(broken && (await sendPrintedCall(broken))).toEqual({
      status: false,
      response: ['I am bringing in a colleague. Please stay in this chat.'],
    });
  });

  it('answers order_status with a state update and a carousel, or with an error text', async () => {
    const url = await service.waitUntilListening();
    const order = await send(url, 'order_status', { entities: { order_id: { value: '9042' } } });
    const { response, ...rest } = (await order.json()) as { response: string[] };
    expect(rest).toEqual({ status: true, conversation_details: { last_order: '9042' } });
    expect(response[0]).toBe('Order 9042 is on its way.');
    const carousel = parse(response[1]);
    expect(carousel && isKind(carousel, 'CAROUSEL') && carousel.data.items).toMatchObject([
      { title: 'Speaker', thumbnail: { image: 'https://orders.example/speaker.png' } },
      { title: 'Powerbank', sub_title: '₹ 1,299' },
    ]);
    const wrong = await send(url, 'order_status', { entities: { order_id: 'abc' } });
    expect(await wrong.json()).toEqual({
      status: false,
      response: ['An order number has 1 to 10 digits. Please check yours.'],
    });
    const unknown = await send(url, 'product_price', { entities: { product_name: 'boat' } });
    expect(await unknown.json()).toEqual({
      status: false,
      response: ['We sell speakers and powerbanks. Which would you like?'],
    });
  });

  it('answers order_status on WhatsApp with a text that lists every choice of the carousel', async () => {
    const url = await service.waitUntilListening();
    const order = await send(url, 'order_status', {
      entities: { order_id: '9042' },
      user: { device_platform: 14 },
    });
    const { response } = (await order.json()) as { response: string[] };
    expect(response).toHaveLength(2);
    expect(response[1]?.split('\n')).toEqual([
      'What is in it',
      '',
      'Speaker',
      '₹ 2,499',
      'Track it: https://orders.example/9042',
      '1. Return the speaker',
      '',
      'Powerbank',
      '₹ 1,299',
      'Track it: https://orders.example/9042',
      '2. Return the powerbank',
    ]);
  });

  it('asks for an address with a form, and answers the search of its field', async () => {
    const url = await service.waitUntilListening();
    const { response } = (await (await send(url, 'delivery_address')).json()) as {
      response: string[];
    };
    const form = parse(response[0]);
    const [, city] = (form && isKind(form, 'FORM') && form.data.fields) || [];
    expect(city?.search_source).toBe('http://localhost:0/haptik/search/cities');
    const search = await fetch(`${url}/search/cities?query=pu&user_id=1&user_name=undefined`);
    expect(await search.json()).toMatchObject({ data: [{ title: 'Pune' }, { title: 'Puri' }] });
  });

  it('answers unsigned and malformed requests with the documented status', async () => {
    const url = await service.waitUntilListening();
    const post = (headers: Record<string, string>, body: string) =>
      fetch(url, { method: 'POST', headers, body }).then(({ status }) => status);
    expect((await send(url, 'product_price', {}, 'other')).status).toBe(401);
    expect(await post({ 'Content-Type': 'text/plain' }, '{}')).toBe(400);
    expect(await post({ 'Content-Type': 'application/x-unheard-of' }, '{}')).toBe(400);
    expect(await post({ 'Content-Type': 'application/json' }, '')).toBe(400);
    expect(await post({ 'Content-Type': 'application/json' }, '{}')).toBe(401);
    expect(await post({ 'Content-Type': 'application/json' }, 'x'.repeat(1_048_577))).toBe(413);
    expect((await fetch(url)).status).toBe(200);
    expect((await fetch(`${url}/`, { method: 'HEAD' })).status).toBe(200);
    const put = await fetch(url, { method: 'PUT' });
    expect([put.status, put.headers.get('allow')]).toEqual([405, 'GET, HEAD, POST']);
  });

  it('is live and ready', async () => {
    const url = await service.waitUntilListening();
    for (const path of ['live', 'ready']) {
      const response = await fetch(url.replace('/haptik', `/health/${path}`));
      expect([response.status, await response.json()]).toMatchObject([200, { status: 'ok' }]);
    }
  });

  it('finishes the call in flight on SIGTERM', async () => {
    const url = await service.waitUntilListening();
    const slow = send(url, 'slow_report', { entities: { seconds: '1' } });
    await service.waitForOutput(/slow_report|Webhook/);
    await fetch(url);
    service.signal('SIGTERM');
    expect(await (await slow).json()).toEqual({
      status: true,
      response: ['The report took 1 seconds.'],
    });
    expect(await service.waitForExit()).toBe(0);
  });
});

describe('the service, configured by its operator', () => {
  afterEach(() => service.stop());

  it('requires the key in search URLs, and puts it into forms', async () => {
    service = new ServiceProcess({
      HAPTIK_SEARCH_KEY: 'k3y',
      HAPTIK_PUBLIC_URL: 'https://bot.example/',
    });
    const url = await service.waitUntilListening();
    expect((await fetch(`${url}/search/cities?query=p`)).status).toBe(401);
    expect((await fetch(`${url}/search/cities/k3y?query=p`)).status).toBe(200);
    const form = await (await send(url, 'delivery_address')).text();
    expect(form).toContain('https://bot.example/haptik/search/cities/k3y');
    expect(service.output).not.toContain('k3y');
  });

  it('does not start in production without a secret, and names the variable', async () => {
    service = new ServiceProcess({ NODE_ENV: 'production' });
    expect(await service.waitForExit()).toBe(1);
    expect(service.output).toContain('HAPTIK_SECRET is not set');
    expect(service.output).not.toContain('    at ');
  });

  it('does not start in production with the public secret', async () => {
    service = new ServiceProcess({ NODE_ENV: 'production', HAPTIK_SECRET: 'test' });
    expect(await service.waitForExit()).toBe(1);
    expect(service.output).toContain('public sample');
  });

  it('accepts several secrets during a rotation, and prints none of them', async () => {
    service = new ServiceProcess({ NODE_ENV: 'production', HAPTIK_SECRET: 'new-one,old-one' });
    const url = (await service.waitForOutput(/Webhook endpoint: ([^\s"]+)/))[1] ?? '';
    const local = url.replace('0.0.0.0', '127.0.0.1');
    const price: CallInput = { entities: { product_name: 'powerbank' } };
    expect((await send(local, 'product_price', price, 'new-one')).status).toBe(200);
    expect((await send(local, 'product_price', price, 'old-one')).status).toBe(200);
    expect((await send(local, 'product_price', price)).status).toBe(401);
    expect(service.output).not.toMatch(/new-one|old-one/);
  });

  it('does not start with an invalid configuration, and lists every problem', async () => {
    service = new ServiceProcess({
      PORT: 'http',
      HTTP_PLATFORM: 'koa',
      HAPTIK_HANDOFF_DESK: 'haptik',
      HAPTIK_PLATFORM_BASE_URL: 'nowhere',
    });
    expect(await service.waitForExit()).toBe(1);
    expect(service.output).toContain('httpPlatform must be one of');
    expect(service.output).toContain('port must be an integer number');
    expect(service.output).toContain('platform.baseUrl must be a URL');
    expect(service.output).toContain('platform.token should not be empty');
    expect(service.output).toContain('config/default.yaml');
    expect(service.output).not.toContain('    at ');
  });

  it('reads its files from the folder HAPTIK_CONFIG, and names an invalid one', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'haptik-'));
    try {
      await writeFile(join(folder, 'default.yaml'), 'httpPlatform: express\nprot: 3000\n');
      service = new ServiceProcess({ HAPTIK_CONFIG: folder });
      expect(await service.waitForExit()).toBe(1);
      expect(service.output).toContain('property prot should not exist');
      await writeFile(join(folder, 'default.yaml'), 'platform:\n  token: [secret-of-a-file\n');
      service = new ServiceProcess({ HAPTIK_CONFIG: folder });
      expect(await service.waitForExit()).toBe(1);
      expect(service.output).toMatch(/default.yaml is not valid YAML: \w+ at line \d/);
      expect(service.output).not.toContain('secret-of-a-file');
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  it('names the port that another process uses', async () => {
    service = new ServiceProcess();
    const { port } = new URL(await service.waitUntilListening());
    const second = new ServiceProcess({ PORT: port });
    expect(await second.waitForExit()).toBe(1);
    expect(second.output).toContain(`already listens on port ${port}. Stop it, or set PORT.`);
  });
});
