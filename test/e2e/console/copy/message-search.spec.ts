import { HTTP_PLATFORMS } from '../../../support/test.app.js';
import {
  CopyConsoleHost,
  type EditorApiClient,
} from '../../../support/console/copy.console.host.js';
import {
  type DatabaseEngine,
  DATABASE_ENGINES,
} from '../../../support/servers/database/copy.storage.js';
import { eventually } from '../../../support/eventually.js';
import { PostgresServer } from '../../../support/servers/database/postgres.test.server.js';

const TEXTS = {
  'cotton.care': { en: 'Wash 100% Cotton_Wool (at 30 [°C]) {day, date}.\\', hi: 'सूती कपड़ा धोएँ' },
  'parcel.late': { en: 'Your PARCEL is late', hi: 'आपका पार्सल देर से आएगा', ta: 'பார்சல் தாமதம்' },
  'shop.hours': { en: 'Öffnet um neun 🕘' },
};

/**
 * A word in the two forms that keyboards produce: the dot below as part of the letter, or as a
 * separate mark.
 */
const FORMS = {
  'form.one': { en: 'Caf\u00e9 \u1e69', hi: 'आपकी \u092a\u095d\u093e\u0908' },
  'form.two': { en: 'Cafe\u0301 s\u0307\u0323', hi: 'आपकी \u092a\u0922\u093c\u093e\u0908' },
};

const CASES = DATABASE_ENGINES.flatMap((engine) =>
  HTTP_PLATFORMS.map((platform) => ({ engine, platform })),
);

describe.each(CASES)('the message search on $engine and $platform', ({ engine, platform }) => {
  let server: PostgresServer | undefined;
  let console: CopyConsoleHost;
  let asha: EditorApiClient;

  beforeAll(async () => {
    server = await serverOf(engine);
    console = await CopyConsoleHost.start(platform, undefined, await server?.database());
    asha = await console.signInAs({ name: 'asha', role: 'publisher' });
    const edits = Object.entries({ ...TEXTS, ...FORMS }).flatMap(([key, texts]) =>
      Object.entries(texts).map(([language, text]) => ({ key, language, text, version: 0 })),
    );
    await console.repository.importPublished(edits, 'agency');
  });
  afterAll(async () => {
    await console.stop();
    await server?.stop();
  });

  const finds = async (search: string, filter = 'all'): Promise<string[]> => {
    const query = new URLSearchParams({ search, filter });
    const { status, body } = await asha.request(`GET copy/messages?${String(query)}`);
    expect(status).toBe(200);
    expect(body.total).toBe(body.messages.length);
    return body.messages.map(({ key }: { key: string }) => key);
  };

  it('finds words in every language, ignoring case', async () => {
    expect(await finds('your parcel')).toEqual(['parcel.late']);
    expect(await finds('öFFNET')).toEqual(['shop.hours']);
    expect(await finds('पार्सल देर')).toEqual(['parcel.late']);
    expect(await finds('தாமதம்')).toEqual(['parcel.late']);
    expect(await finds('🕘')).toEqual(['shop.hours']);
    expect(await finds('கடை')).toEqual([]);
  });

  it.each(['100% c', 'COTTON_W', '(AT 30 [°c])', '{day, date}.\\', '[', '_w'])(
    'finds "%s" literally',
    async (search) => expect(await finds(search)).toEqual(['cotton.care']),
  );

  it.each(['1.0%', '100%wool', 'W_sh', '.*', '^Wash', 'Wash|late', '\\w'])(
    'does not interpret %j as a pattern',
    async (search) => expect(await finds(search)).toEqual([]),
  );

  it.each([
    'CAF\u00c9',
    'cafe\u0301 \u1e69',
    's\u0323\u0307',
    '\u092a\u095d\u093e\u0908',
    '\u092a\u0922\u093c\u093e\u0908',
    '\u095d',
  ])('ignores the Unicode normal form: %s', async (search) => {
    expect(await finds(search)).toEqual(['form.one', 'form.two']);
  });

  it('finds descriptions, default texts and keys', async () => {
    expect(await finds('where a PARCEL')).toEqual(['order.shipped']);
    expect(await finds('{ID} left')).toEqual(['order.shipped']);
    expect(await finds('Order.Tr')).toEqual(['order.track']);
    expect(await finds('SHOP.h')).toEqual(['shop.hours']);
  });

  it('finds a new draft, and the published text below it', async () => {
    const edit = { text: 'Closed on Sundays', version: 2 };
    expect((await asha.request('PUT copy/messages/shop.hours/en', edit)).status).toBe(200);
    expect(await finds('on sundays')).toEqual(['shop.hours']);
    expect(await finds('um neun')).toEqual(['shop.hours']);
    expect(await finds('on sundays', 'draft')).toEqual(['shop.hours']);
    expect(await finds('parcel', 'draft')).toEqual([]);
  });

  it('finds trashed keys only in the trash', async () => {
    expect((await asha.request('POST copy/messages/parcel.late/trash')).status).toBe(200);
    expect(await finds('पार्सल')).toEqual([]);
    expect(await finds('पार्सल', 'trash')).toEqual(['parcel.late']);
    expect(await finds('sundays', 'trash')).toEqual([]);
    await asha.request('POST copy/messages/parcel.late/restore');
    expect(await finds('पार्सल')).toEqual(['parcel.late']);
  });

  it('finds texts that another process wrote', async () => {
    const text = 'We are on strike';
    await console.repository.save(
      [{ key: 'strike.note', language: 'en', text, version: 0 }],
      'ravi',
    );
    const found = async () => (await finds('ON STRIKE')).join();
    expect(await eventually(found, 'strike.note')).toBe('strike.note');
    expect(await finds('strike.n')).toEqual(['strike.note']);
  });
});

function serverOf(engine: DatabaseEngine): Promise<PostgresServer> | undefined {
  return engine === 'PostgreSQL' ? PostgresServer.shared() : undefined;
}
