import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import type { Server } from 'node:http';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { INestApplication } from '@nestjs/common';
import { sign } from 'nestjs-haptik';
import { boot, HTTP_PLATFORMS, SECRET } from '../../support/test.app.js';
import { EchoBot, echoBody } from '../../support/bots/echo.bot.js';
import { eventually } from '../../support/eventually.js';
import { portOf } from '../../support/servers/http/raw.http.js';

const NGINX = process.env['NGINX'] ?? '/usr/sbin/nginx';
const CALLS = 4;
/** Longer than the default `keepAliveTimeout` of Node. */
const IDLE_MS = 6_000;

const BODY = echoBody('hello');

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  return port;
}

/** As in the nginx documentation: upstream connections are kept for 60 s. */
const config = (folder: string, port: number, appPort: number): string => `
  daemon off;
  pid ${folder}/nginx.pid;
  error_log stderr warn;
  worker_processes 1;
  events {}
  http {
    access_log off;
    merge_slashes off;
    client_body_temp_path ${folder}/body;
    proxy_temp_path ${folder}/proxy;
    fastcgi_temp_path ${folder}/fastcgi;
    uwsgi_temp_path ${folder}/uwsgi;
    scgi_temp_path ${folder}/scgi;
    upstream app { server 127.0.0.1:${appPort}; keepalive 8; keepalive_timeout 60s; }
    server {
      listen 127.0.0.1:${port};
      location / { proxy_pass http://app; proxy_http_version 1.1; proxy_set_header Connection ""; }
    }
  }`;

describe.each(HTTP_PLATFORMS)('behind nginx, a host on %s', (platform) => {
  let app: INestApplication;
  let nginx: ChildProcess;
  let folder: string;
  let url: string;
  let connections = 0;
  beforeAll(async () => {
    app = await boot({ platform, metadata: { providers: [EchoBot] } });
    (app.getHttpServer() as Server).on('connection', () => connections++);
    folder = await mkdtemp(join(tmpdir(), 'haptik-nginx-'));
    const port = await freePort();
    await writeFile(join(folder, 'nginx.conf'), config(folder, port, await portOf(app)));
    nginx = spawn(NGINX, ['-p', folder, '-c', join(folder, 'nginx.conf')], { stdio: 'ignore' });
    url = `http://127.0.0.1:${port}`;
    const isUp = () =>
      fetch(`${url}/haptik`).then(
        ({ ok }) => ok,
        () => false,
      );
    await eventually(isUp, true);
  });
  afterAll(async () => {
    nginx.kill('SIGTERM');
    await once(nginx, 'exit');
    await app.close();
    await rm(folder, { recursive: true });
  });

  const call = async (path = '/haptik'): Promise<number> => {
    const headers = { 'Content-Type': 'application/json', 'X-Hub-Signature': sign(BODY, SECRET) };
    return (await fetch(`${url}${path}`, { method: 'POST', headers, body: BODY })).status;
  };
  const calls = () => Promise.all(Array.from({ length: CALLS }, () => call()));

  it('answers calls on idle connections without hitting a closed one', async () => {
    expect(new Set(await calls())).toEqual(new Set([200]));
    const before = connections;
    await sleep(IDLE_MS);
    expect(new Set(await calls())).toEqual(new Set([200]));
    expect(connections).toBe(before);
  }, 60_000);

  it.each(['//haptik', '/haptik/', '/Haptik', '/haptik?from=nginx'])('accepts %s', async (path) => {
    expect(await call(path)).toBe(200);
  });
});
