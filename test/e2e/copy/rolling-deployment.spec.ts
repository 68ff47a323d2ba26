import { type INestApplication, Injectable, type Type } from '@nestjs/common';
import { HaptikNode, type NodeResult } from 'nestjs-haptik';
import { defineCopy, HaptikCopy, HaptikCopyModule } from 'nestjs-haptik/copy';
import { HaptikStorageModule } from '@nestjs-haptik/storage';
import { HaptikTestClient } from 'nestjs-haptik/testing';
import { boot, MemoryLogger, SECRET } from '../../support/test.app.js';
import { waitUntil } from '../../support/copy.app.js';
import { copyRepositoryOf } from '../../support/servers/database/copy.storage.js';
import { PostgresServer } from '../../support/servers/database/postgres.test.server.js';

const rest = { description: 'a test', usedAs: 'text' } as const;

/** The deployed version. */
const oldCopy = defineCopy({
  'offer.price': { ...rest, text: 'It costs {price}.', sample: { price: '₹ 1' } },
  'offer.bye': { ...rest, text: 'Bye!' },
});
/** The new version: another placeholder, an added key and a removed key. */
const newCopy = defineCopy({
  'offer.price': {
    ...rest,
    text: 'It costs {price} until {day}.',
    sample: { price: '₹ 1', day: 'Monday' },
  },
  'offer.more': { ...rest, text: 'More?' },
});

@Injectable()
class OldBot {
  @HaptikNode('price')
  price(): NodeResult {
    return oldCopy('offer.price', { price: '₹ 5' });
  }
}

@Injectable()
class NewBot {
  @HaptikNode('price')
  price(): NodeResult {
    return newCopy('offer.price', { price: '₹ 5', day: 'Sunday' });
  }

  @HaptikNode('more')
  more(): NodeResult {
    return newCopy('offer.more');
  }
}

describe('replicas with different code during a rolling deployment', () => {
  let server: PostgresServer;
  let url: string;
  let replicas: INestApplication[];
  // Nest has one logger per process, which both applications use.
  let memoryLogger: MemoryLogger;

  beforeAll(async () => {
    server = await PostgresServer.shared();
  });
  afterAll(() => server.stop());
  beforeEach(async () => {
    url = await server.database();
    replicas = [];
    memoryLogger = new MemoryLogger();
  });
  afterEach(() => Promise.all(replicas.map((app) => app.close())));

  const start = async (bot: Type, copy: typeof oldCopy | typeof newCopy) => {
    const imports = [
      HaptikStorageModule.forRoot({ url }),
      HaptikCopyModule.forRoot({ copy: [copy] }),
    ];
    const app = await boot({ metadata: { imports, providers: [bot] }, logger: memoryLogger });
    replicas.push(app);
    return app;
  };
  const startOld = () => start(OldBot, oldCopy);
  const startNew = () => start(NewBot, newCopy);
  const publish = async (app: INestApplication, text: string, key = 'offer.price') => {
    const repository = copyRepositoryOf(app);
    const [entry] = await repository.find({ keys: [key], languages: ['en'] });
    const ref = { key, language: 'en', version: entry?.version ?? 0 };
    await repository.publish(await repository.save([{ ...ref, text }], 'asha'), 'asha');
  };
  const know = async (revision: number) => {
    for (const app of replicas) await waitUntil(() => app.get(HaptikCopy).revision >= revision);
  };
  const says = async (app: INestApplication, node = 'price') =>
    (await new HaptikTestClient(app, { secret: SECRET }).call(node)).texts;

  it('each renders the texts that match its code, and logs the others once', async () => {
    const [old, fresh] = [await startOld(), await startNew()];
    await publish(fresh, 'Only {price}!');
    await know(1);
    expect([await says(old), await says(fresh)]).toEqual([['Only ₹ 5!'], ['Only ₹ 5!']]);
    await publish(fresh, 'Only {price}, until {day}!');
    await know(2);
    expect([await says(old), await says(old)]).toEqual([['Only ₹ 5!'], ['Only ₹ 5!']]);
    expect(await says(fresh)).toEqual(['Only ₹ 5, until Sunday!']);
    expect(old.get(HaptikCopy).counts).toMatchObject({ published: 1, snapshot: 2, code: 0 });
    expect(fresh.get(HaptikCopy).counts).toMatchObject({ published: 2, snapshot: 0, code: 0 });
    expect(memoryLogger.linesOf('error')).toHaveLength(1);
    expect(memoryLogger.linesOf('error')[0]).toContain('Copy "offer.price" (en)');
  });

  it('one that starts with newer texts falls back to its default texts, and reports the differences', async () => {
    const fresh = await startNew();
    await publish(fresh, 'Only {price}, until {day}!');
    await publish(fresh, 'Something else?', 'offer.more');
    const old = await startOld();
    await know(2);
    expect(await says(old)).toEqual(['It costs ₹ 5.']);
    expect(old.get(HaptikCopy).counts).toMatchObject({ published: 0, snapshot: 0, code: 1 });
    await waitUntil(() => memoryLogger.linesOf('warn').some((line) => line.includes('Copy:')));
    const report = memoryLogger.linesOf('warn').join('\n');
    expect(report).toContain('different placeholders in the store and in this code');
    expect(report).toContain('(offer.more)');
    // Another replica can use the key, so the report must not suggest to delete it unconditionally.
    expect(report).toContain('unless another version');
    expect(await says(fresh, 'more')).toEqual(['Something else?']);
  });

  it('each tolerates keys of the other version, and keys that are trashed and restored', async () => {
    const [old, fresh] = [await startOld(), await startNew()];
    await publish(fresh, 'Something else?', 'offer.more');
    await publish(old, 'See you!', 'offer.bye');
    await publish(old, 'Only {price}!');
    await know(3);
    await copyRepositoryOf(fresh).trash('offer.price', 'asha');
    await copyRepositoryOf(fresh).trash('offer.more', 'asha');
    await know(5);
    expect(await says(old)).toEqual(['It costs ₹ 5.']);
    expect(await says(fresh)).toEqual(['It costs ₹ 5 until Sunday.']);
    expect(await says(fresh, 'more')).toEqual(['More?']);
    await copyRepositoryOf(old).restore('offer.price', 'asha');
    await know(6);
    expect([await says(old), await says(fresh)]).toEqual([['Only ₹ 5!'], ['Only ₹ 5!']]);
    expect(memoryLogger.linesOf('error')).toEqual([]);
  });
});
