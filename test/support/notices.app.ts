import { copyFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { INestApplication } from '@nestjs/common';
import type { AgentDesk } from 'nestjs-haptik';
import { serviceConfig } from '../../src/service/config/service.config.factory.js';
import type { Notice } from '../../src/service/notices/notice.js';
import { createSignedCall } from '../../src/service/signed.call.js';
import type { CapturedRequest } from './servers/http/capture.server.js';
import { temporaryFolder } from './servers/database/shared.resources.js';

export const OLD_SECRET = 'test';
const CURRENT_SECRET = 'the-current-secret';

/** A replica of the service whose errors are kept. */
export interface NoticesApp {
  readonly app: INestApplication;
  readonly url: string;
  readonly errors: string[];
}

/** Sets the environment of this test file, from which replicas read their configuration. */
export async function configureService(
  settings: object,
  env: Readonly<Record<string, string>>,
): Promise<void> {
  const folder = await temporaryFolder();
  await copyFile('config/default.yaml', join(folder, 'default.yaml'));
  await writeFile(join(folder, 'test.yaml'), JSON.stringify(settings));
  const storage = { HAPTIK_STORAGE_FOLDER: join(folder, 'storage') };
  Object.assign(process.env, {
    HAPTIK_CONFIG: folder,
    NODE_ENV: 'test',
    LOG_LEVEL: 'error',
    ...storage,
    ...env,
  });
}

/** Starts the service in this process. */
export async function startService(desk?: AgentDesk): Promise<NoticesApp> {
  // Imported when @nestjs/common is: @nestjs/throttler requires it, which Jest refuses while it is being imported.
  const { createApp } = await import('../../src/service/http/create.app.js');
  const errors: string[] = [];
  const app = await createApp(serviceConfig(), [CURRENT_SECRET, OLD_SECRET], desk);
  const ignore = (): void => undefined;
  app.useLogger({ log: ignore, warn: ignore, error: (line: string) => void errors.push(line) });
  await app.listen(0, '127.0.0.1');
  return { app, url: `${await app.getUrl()}/haptik`, errors };
}

/** Calls `order_status`, which fails for the order 500. */
export async function callOrderStatus(
  { url }: NoticesApp,
  order: string,
  user: string,
  secret = CURRENT_SECRET,
): Promise<void> {
  const input = { entities: { order_id: order }, user: { user_name: user } };
  const call = createSignedCall('order_status', input, secret);
  const response = await fetch(url, { method: 'POST', ...call });
  expect(response.status).toBe(200);
}

export const readNotice = ({ body }: CapturedRequest): Notice =>
  JSON.parse(body.toString()) as Notice;
