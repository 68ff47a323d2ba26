import type { INestApplication } from '@nestjs/common';
import {
  HaptikCopy,
  HaptikCopyModule,
  type HaptikCopyOptions,
  MemoryCopyStore,
} from 'nestjs-haptik/copy';
import { HaptikTestClient } from 'nestjs-haptik/testing';
import { type Boot, boot, SECRET } from './app.js';
import { copy, CopyBot } from './copy.bot.js';

/** An application whose texts come from a store. */
export interface CopyApp {
  readonly app: INestApplication;
  readonly haptik: HaptikTestClient;
  readonly texts: HaptikCopy;
  /** Publishes in the store, and waits until the application has it. */
  readonly publish: (key: string, language: string, text: string | null) => Promise<void>;
}

export async function bootCopy(
  options: Partial<HaptikCopyOptions> = {},
  given: Boot = {},
): Promise<CopyApp> {
  const store = new MemoryCopyStore();
  const module = HaptikCopyModule.forRoot({ copy: [copy], store, timeZone: 'UTC', ...options });
  const app = await boot({ ...given, metadata: { imports: [module], providers: [CopyBot] } });
  const texts = app.get(HaptikCopy);
  let revision = 0;
  return {
    app,
    texts,
    haptik: new HaptikTestClient(app, { secret: SECRET }),
    publish: async (key, language, text) => {
      store.set(key, language, text);
      revision++;
      await until(() => texts.revision >= revision);
    },
  };
}

export async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) {
    await new Promise((resolve) => {
      setTimeout(resolve, 5);
    });
  }
}
