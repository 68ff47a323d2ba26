import { NestFactory } from '@nestjs/core';
import { CopyRepository, HaptikCopyModule } from '../../dist/copy/index.js';
import { HaptikModule } from '../../dist/index.js';
import { HaptikStorageModule } from '../../packages/storage/dist/index.js';
import { sampleCopy } from '../../dist/service/sample/sample.copy.js';

/** Publishes texts of the sample bot, as an editor does in the console of another replica. */
export class CopyPublisher {
  #url;

  constructor(url) {
    this.#url = url;
  }

  async publish(key, text) {
    const haptik = HaptikModule.forRoot({ secrets: 'unused' });
    const storage = HaptikStorageModule.forRoot({ url: this.#url });
    const copy = HaptikCopyModule.forRoot({ copy: [sampleCopy] });
    const root = { ...haptik, imports: [...(haptik.imports ?? []), storage, copy] };
    const app = await NestFactory.createApplicationContext(root, { logger: ['error'] });
    const repository = app.get(CopyRepository, { strict: false });
    const [entry] = await repository.find({ keys: [key] });
    const edit = { key, language: 'en', version: entry?.version ?? 0, text };
    await repository.publish(await repository.save([edit], 'soak'), 'soak');
    await app.close();
  }
}
