import {
  type CanActivate,
  type ExecutionContext,
  type INestApplication,
  Injectable,
  UseGuards,
} from '@nestjs/common';
import * as fc from 'fast-check';
import {
  HaptikCall,
  HaptikModule,
  HaptikNode,
  HaptikSearch,
  HaptikSearchCall,
  HaptikSetupError,
  HaptikSignal,
  type HaptikEvent,
  type HaptikModuleOptions,
  type NodeCall,
  SearchCall,
  getHaptikSearchCall,
  HaptikSearchQuery,
} from 'nestjs-haptik';
import { EMPTY, of } from 'rxjs';
import { boot, MemoryLogger, ENDPOINTS, SECRET } from '../../support/test.app.js';
import { invalidValues } from '../../support/values/invalid.values.js';

const CITIES = ['Pune', 'Panaji', 'Puri', 'Agra'];
const KEY = 'k3y-of-the-form';

class TwoLetters implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    return getHaptikSearchCall(context).query.length >= 2;
  }
}

let rubbish: () => unknown = () => undefined;
let aborted = false;

class Town {
  constructor(readonly name: string) {}
  get title(): string {
    return this.name.toUpperCase();
  }
}

@Injectable()
class CityBot {
  @HaptikSearch('cities')
  cities(@HaptikSearchQuery() query: string) {
    return CITIES.filter((city) => city.toLowerCase().startsWith(query.toLowerCase()));
  }

  @HaptikSearch('who')
  async who(@HaptikSearchCall() call: SearchCall) {
    await Promise.resolve();
    return [{ title: `${call.userId ?? 'nobody'} ${call.userName ?? 'unnamed'}`, id: 7 }];
  }

  @HaptikSearch({ name: 'numbers', limit: 3 })
  *numbers() {
    for (let number = 1; ; number++) yield `No. ${number}`;
  }

  @HaptikSearch('many')
  many() {
    return of(Array.from({ length: 50 }, (_, index) => `Street ${index}`));
  }

  @HaptikSearch('empty')
  empty() {
    return EMPTY;
  }

  @HaptikSearch('throws')
  throws(@HaptikSearchCall() { query, userName }: SearchCall): string[] {
    throw new Error(`no connection, when ${userName} asked for ${query}`);
  }

  @HaptikSearch({ name: 'slow', timeoutMs: 50 })
  async slow(@HaptikSignal() signal: AbortSignal) {
    signal.addEventListener('abort', () => (aborted = true));
    await new Promise((resolve) => setTimeout(resolve, 150));
    return ['late'];
  }

  @HaptikSearch('guarded')
  @UseGuards(TwoLetters)
  guarded(@HaptikSearchQuery() query: string) {
    return [query];
  }

  @HaptikSearch('hostile')
  hostile(): string[] {
    const getPrototypeOf = (): never => {
      throw new Error('do not look at me');
    };
    throw new Proxy({}, { getPrototypeOf });
  }

  @HaptikSearch('towns')
  towns() {
    return [new Town('Pune')];
  }

  @HaptikSearch('rubbish')
  rubbish(): string[] {
    return rubbish() as string[];
  }

  @HaptikSearch({ name: 'cities', bot: 'support' })
  supported() {
    return ['Support'];
  }
}

interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: { success: boolean; data: { title: string }[]; query: string; error: string };
}

describe.each(ENDPOINTS)('the search field of a form, on %s', (platform) => {
  const logger = new MemoryLogger();
  const events: HaptikEvent[] = [];
  let app: INestApplication;
  let url: string;

  const start = async (options: Partial<HaptikModuleOptions> = {}): Promise<void> => {
    logger.lines.length = events.length = 0;
    app = await boot({
      platform,
      logger,
      options: {
        bots: { support: { secrets: SECRET } },
        onEvent: (event) => void events.push(event),
        ...options,
      },
      metadata: { providers: [CityBot] },
    });
    await app.listen(0, '127.0.0.1');
    const { port } = (app.getHttpServer() as { address(): { port: number } }).address();
    url = `http://127.0.0.1:${port}/haptik`;
  };
  const ask = async (path: string, query: Record<string, string> = {}): Promise<Answer> => {
    const response = await fetch(`${url}/${path}?${new URLSearchParams(query).toString()}`);
    const { status, headers } = response;
    return { status, headers, body: (await response.json()) as Answer['body'] };
  };
  const titles = ({ body }: Answer): string[] => body.data.map(({ title }) => title);
  afterEach(() => app.close());

  it('is answered in the documented format', async () => {
    await start();
    const { status, headers, body } = await ask('search/cities', { query: 'pu', user_id: '9' });
    expect(status).toBe(200);
    expect(headers.get('content-type')).toBe('application/json; charset=utf-8');
    expect(body).toEqual({
      success: true,
      data: [{ title: 'Pune' }, { title: 'Puri' }],
      query: 'pu',
      error: '',
    });
    expect(events).toContainEqual(
      expect.objectContaining({ type: 'search.answered', search: 'cities', success: true }),
    );
  });

  it('can be read by the page that embeds the chat, and is not cached', async () => {
    await start();
    const { headers } = await ask('search/cities', { query: 'a' });
    expect(headers.get('access-control-allow-origin')).toBe('*');
    expect(headers.get('cache-control')).toBe('no-store');
  });

  it('can be restricted to one origin or to none', async () => {
    await start({ search: { allowOrigin: 'https://shop.example' } });
    const { headers } = await ask('search/cities');
    expect(headers.get('access-control-allow-origin')).toBe('https://shop.example');
    await app.close();
    await start({ search: { allowOrigin: false } });
    expect((await ask('search/cities')).headers.get('access-control-allow-origin')).toBeNull();
  });

  it('knows the user when the platform sends it', async () => {
    await start();
    expect(titles(await ask('search/who', { user_id: '12', user_name: 'asha' }))).toEqual([
      '12 asha',
    ]);
    expect(titles(await ask('search/who', { user_name: 'undefined' }))).toEqual(['nobody unnamed']);
    expect((await ask('search/who')).body.data).toEqual([{ title: 'nobody unnamed', id: 7 }]);
  });

  it('gets everything after the first question mark of the URL', async () => {
    await start();
    const response = await fetch(`${url}/search/who?user_name=asha?&user_id=12`);
    expect(((await response.json()) as Answer['body']).data[0]?.title).toBe('12 asha?');
  });

  it('returns at most the limit of suggestions, also from an infinite iterable', async () => {
    await start();
    expect((await ask('search/many')).body.data).toHaveLength(20);
    expect(titles(await ask('search/numbers'))).toEqual(['No. 1', 'No. 2', 'No. 3']);
    await app.close();
    await start({ search: { limit: 5 } });
    expect((await ask('search/many')).body.data).toHaveLength(5);
  });

  it('is answered when the method throws, and no input of the user is logged', async () => {
    await start();
    const { status, body } = await ask('search/throws', { query: 'Panaji', user_name: 'asha-17' });
    expect(status).toBe(200);
    expect(body).toEqual({
      success: false,
      data: [],
      query: 'Panaji',
      error: expect.stringMatching(/went wrong/) as string,
    });
    expect(logger.linesOf('error')).toEqual([
      expect.stringMatching(/"throws": it threw Error .*at CityBot\.throws/s),
    ]);
    expect(logger.lines.join('\n')).not.toMatch(/Panaji|asha-17|no connection/);
    expect(events).toContainEqual(expect.objectContaining({ search: 'throws', success: false }));
  });

  it('is answered when the method exceeds its timeout, and its signal aborts', async () => {
    await start();
    aborted = false;
    const { body } = await ask('search/slow');
    expect(body.error).toMatch(/longer than it should/);
    expect(aborted).toBe(true);
    expect(logger.linesOf('error')).toEqual([expect.stringContaining('no answer within 50 ms')]);
  });

  it('is answered when the Observable is empty', async () => {
    await start();
    expect((await ask('search/empty')).body).toMatchObject({ success: false, data: [] });
  });

  it('returns nothing when a guard denies access, without a log line', async () => {
    await start();
    const { body } = await ask('search/guarded', { query: 'p' });
    expect(body).toEqual({ success: true, data: [], query: 'p', error: '' });
    expect(logger.linesOf('error')).toEqual([]);
    expect(titles(await ask('search/guarded', { query: 'pu' }))).toEqual(['pu']);
  });

  it('is answered with any result of the method', async () => {
    await start();
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          invalidValues.map(({ create }) => create),
          fc.anything().map((value) => () => value),
        ),
        async (make) => {
          rubbish = make;
          const { status, body } = await ask('search/rubbish', { query: 'x' });
          expect(status).toBe(200);
          expect(Object.keys(body)).toEqual(['success', 'data', 'query', 'error']);
          expect(
            body.data.every(({ title }) => typeof title === 'string' && title.trim() !== ''),
          ).toBe(true);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('is answered when the method throws an unreadable value', async () => {
    await start();
    const { status, body } = await ask('search/hostile');
    expect([status, body.success]).toEqual([200, false]);
  });

  it('reads the title of a suggestion from a getter', async () => {
    await start();
    expect((await ask('search/towns')).body.data).toEqual([{ name: 'Pune', title: 'PUNE' }]);
  });

  it('answers only to GET and HEAD', async () => {
    await start();
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']) {
      const { status, headers } = await fetch(`${url}/search/cities`, { method });
      expect([method, status, headers.get('allow')]).toEqual([method, 405, 'GET, HEAD']);
    }
  });

  it.each([
    [['a', 'b'], 'a'],
    [[''], ''],
    [[], ''],
  ])('accepts the queries %j', async (given, query) => {
    await start();
    const search = new URLSearchParams();
    for (const value of given) search.append('query', value);
    const response = await fetch(
      `${url}/search/cities?${search.toString()}&query[x]=1&__proto__=2`,
    );
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({ query });
  });

  it('is answered for each bot by its own methods', async () => {
    await start();
    expect(titles(await ask('support/search/cities'))).toEqual(['Support']);
    expect((await ask('support/search/many')).status).toBe(404);
  });

  it('without a method gets 404, and the log suggests a similar name', async () => {
    await start();
    const { status, body } = await ask('search/citees', { query: 'pu' });
    expect(status).toBe(404);
    expect(body).toEqual({
      success: false,
      data: [],
      query: 'pu',
      error: 'There is no such search.',
    });
    expect(logger.linesOf('debug')).toContainEqual(
      expect.stringContaining('Did you mean "cities"?'),
    );
  });

  describe('with a key', () => {
    it('is answered when the URL contains it', async () => {
      await start({ search: { key: KEY } });
      expect(titles(await ask(`search/cities/${KEY}`, { query: 'ag' }))).toEqual(['Agra']);
      for (const path of ['search/cities', 'search/cities/guess', `search/cities/${KEY}x`]) {
        const { status, body } = await ask(path, { query: 'ag' });
        expect(status).toBe(401);
        expect(body).toMatchObject({ success: false, data: [] });
      }
      expect((await ask('nobody/search/cities')).status).toBe(401);
      expect(logger.lines.join('\n')).not.toContain(KEY);
    });

    it('is accepted when the platform appends its query with a second question mark', async () => {
      await start({ search: { key: KEY } });
      const response = await fetch(`${url}/search/cities/${KEY}?query=pu&user_id=1?x=y`);
      expect(response.status).toBe(200);
    });

    it('accepts the old and the new key during a rotation, per bot', async () => {
      await start({
        search: { key: [KEY, 'n3w'] },
        bots: { support: { secrets: SECRET, search: { key: 'other' } } },
      });
      expect((await ask('search/cities/n3w')).status).toBe(200);
      expect((await ask(`search/cities/${KEY}`)).status).toBe(200);
      expect((await ask(`support/search/cities/${KEY}`)).status).toBe(401);
      expect((await ask('support/search/cities/other')).status).toBe(200);
    });
  });
});

describe('an invalid search fails the boot with the cure', () => {
  const starting = (bot: new () => object, options: Partial<HaptikModuleOptions> = {}) =>
    boot({ options, metadata: { providers: [bot] } });

  it('with two methods', async () => {
    class Twice {
      @HaptikSearch('cities') one() {
        return [];
      }
      @HaptikSearch('cities') two() {
        return [];
      }
    }
    await expect(starting(Twice)).rejects.toThrow(/handled twice: by Twice\.one.*Twice\.two/);
  });

  it('of an unknown bot', async () => {
    class Lost {
      @HaptikSearch({ name: 'cities', bot: 'supprt' }) cities() {
        return [];
      }
    }
    await expect(starting(Lost)).rejects.toThrow(/bot "supprt", which does not exist/);
  });

  it('with an invalid limit or timeout', async () => {
    class Nothing {
      @HaptikSearch({ name: 'cities', limit: 0 }) cities() {
        return [];
      }
    }
    await expect(starting(Nothing)).rejects.toThrow(/limit of a search must be 1 or more/);
    class Forever {
      @HaptikSearch({ name: 'cities', timeoutMs: Infinity }) cities() {
        return [];
      }
    }
    await expect(starting(Forever)).rejects.toThrow(/timeoutMs of a search must be 1 to 30000/);
    const search = { limit: 0 };
    await expect(starting(CityBot, { search })).rejects.toThrow(/must be 1 or more, not 0/);
  });

  it('with a parameter without a search decorator', async () => {
    class Mixed {
      @HaptikSearch('cities') cities(query: string) {
        return [query];
      }
    }
    await expect(starting(Mixed)).rejects.toThrow(/@HaptikSearchQuery\(\) query: string/);
  });

  it.each([undefined, null, '', [], [null], 5, '..', 'with space', 'a/b'])(
    'with the key %j',
    async (key) => {
      await expect(starting(CityBot, { search: { key: key as string } })).rejects.toThrow(
        /search\.key must consist of/,
      );
    },
  );

  it.each(['', 'shop.example', 'https://shop.example/chat', 'https://a\nb', true])(
    'with the origin %j',
    async (allowOrigin) => {
      const search = { allowOrigin: allowOrigin as string };
      await expect(starting(CityBot, { search })).rejects.toThrow(/allowOrigin is not an origin/);
    },
  );

  it('with a name that is not valid in a URL, or on a property', () => {
    expect(() => HaptikSearch('a/b')({}, 'x', { value: () => [] })).toThrow(HaptikSetupError);
    expect(() => HaptikSearch('a')({}, 'x', undefined as never)).toThrow(/it is not a method/);
  });

  it('and a node parameter on a search method throws', async () => {
    const logger = new MemoryLogger();
    class Wrong {
      @HaptikSearch('cities') cities(@HaptikCall() call: NodeCall) {
        return [call.node];
      }
      @HaptikNode('node') node(@HaptikSearchQuery() query: string) {
        return query;
      }
    }
    const app = await boot({ logger, metadata: { providers: [Wrong] } });
    await app.listen(0, '127.0.0.1');
    const { port } = (app.getHttpServer() as { address(): { port: number } }).address();
    await fetch(`http://127.0.0.1:${port}/haptik/search/cities`);
    await app.close();
    expect(logger.linesOf('error')).toEqual([expect.stringContaining('is not a node method')]);
  });
});

it('a search is served below the path of the module, with its decorators', async () => {
  const seen: string[] = [];
  const mark: ClassDecorator = (target) => void seen.push(target.name);
  const module = HaptikModule.forRoot({
    secrets: SECRET,
    path: 'hooks/haptik',
    decorators: [mark],
  });
  expect(module.controllers).toHaveLength(2);
  expect(seen).toEqual(['HaptikWebhookController', 'HaptikSearchController']);
});
