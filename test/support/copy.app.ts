import type { INestApplication } from '@nestjs/common';
import {
  HaptikCopy,
  HaptikCopyModule,
  type HaptikCopyOptions,
  InMemoryPublishedCopySource,
} from 'nestjs-haptik/copy';
import { HaptikTestClient } from 'nestjs-haptik/testing';
import { type BootOptions, boot, SECRET } from './test.app.js';
import { copy, CopyBot } from './bots/copy.bot.js';

/** An application with a source of published texts. */
export interface CopyApp {
  readonly app: INestApplication;
  readonly haptik: HaptikTestClient;
  readonly texts: HaptikCopy;
  /** Publishes a text and waits until the application has received it. */
  readonly publish: (key: string, language: string, text: string | null) => Promise<void>;
}

export async function bootCopy(
  options: Partial<HaptikCopyOptions> = {},
  bootOptions: BootOptions = {},
): Promise<CopyApp> {
  const source = new InMemoryPublishedCopySource();
  const module = HaptikCopyModule.forRoot({ copy: [copy], source, timeZone: 'UTC', ...options });
  const app = await boot({ ...bootOptions, metadata: { imports: [module], providers: [CopyBot] } });
  const texts = app.get(HaptikCopy);
  let revision = 0;
  return {
    app,
    texts,
    haptik: new HaptikTestClient(app, { secret: SECRET }),
    publish: async (key, language, text) => {
      source.set(key, language, text);
      revision++;
      await waitUntil(() => texts.revision >= revision);
    },
  };
}

export async function waitUntil(condition: () => boolean): Promise<void> {
  while (!condition()) {
    await new Promise((resolve) => {
      setTimeout(resolve, 5);
    });
  }
}
