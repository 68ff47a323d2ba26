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
  SearchQuery,
} from 'nestjs-haptik';
import { EMPTY, of } from 'rxjs';
import { boot, MemoryLogger, HTTP_PLATFORMS, SECRET } from '../support/test.app.js';
import { invalidValues } from '../support/invalid.values.js';

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
  cities(@SearchQuery() query: string) {
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
  guarded(@SearchQuery() query: string) {
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

describe.each(HTTP_PLATFORMS)('the search field of a form, on %s', (platform) => {
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

  it('is answered in the documented shape', async () => {
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

  it('may be read by the page that the chat stands on, and is not kept', async () => {
    await start();
    const { headers } = await ask('search/cities', { query: 'a' });
    expect(headers.get('access-control-allow-origin')).toBe('*');
    expect(headers.get('cache-control')).toBe('no-store');
  });

  it('may be kept to the pages of one origin, or to none', async () => {
    await start({ search: { allowOrigin: 'https://shop.example' } });
    const { headers } = await ask('search/cities');
    expect(headers.get('access-control-allow-origin')).toBe('https://shop.example');
    await app.close();
    await start({ search: { allowOrigin: false } });
    expect((await ask('search/cities')).headers.get('access-control-allow-origin')).toBeNull();
  });

  it('knows who asks, where the platform says so', async () => {
    await start();
    expect(titles(await ask('search/who', { user_id: '12', user_name: 'asha' }))).toEqual([
      '12 asha',
    ]);
    expect(titles(await ask('search/who', { user_name: 'undefined' }))).toEqual(['nobody unnamed']);
    expect((await ask('search/who')).body.data).toEqual([{ title: 'nobody unnamed', id: 7 }]);
  });

  it('gets as many proposals as the limit allows, of an endless supply as well', async () => {
    await start();
    expect((await ask('search/many')).body.data).toHaveLength(20);
    expect(titles(await ask('search/numbers'))).toEqual(['No. 1', 'No. 2', 'No. 3']);
    await app.close();
    await start({ search: { limit: 5 } });
    expect((await ask('search/many')).body.data).toHaveLength(5);
  });

  it('is answered when the method throws, and no word of the user is logged', async () => {
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

  it('is answered when the method is too slow, whose signal aborts', async () => {
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

  it('finds nothing when a guard refuses, which is nothing to log', async () => {
    await start();
    const { body } = await ask('search/guarded', { query: 'p' });
    expect(body).toEqual({ success: true, data: [], query: 'p', error: '' });
    expect(logger.linesOf('error')).toEqual([]);
    expect(titles(await ask('search/guarded', { query: 'pu' }))).toEqual(['pu']);
  });

  it('is answered whatever the method returns', async () => {
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

  it('is answered when what is thrown cannot even be looked at', async () => {
    await start();
    const { status, body } = await ask('search/hostile');
    expect([status, body.success]).toEqual([200, false]);
  });

  it('gets the title of a proposal though only a getter has it', async () => {
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
  ])('takes what it can from the queries %j', async (given, query) => {
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

  it('that nobody answers is not found, and the log proposes the nearest one', async () => {
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
    it('is answered to those who have it', async () => {
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

    it('is found though the platform adds its query with a second question mark', async () => {
      await start({ search: { key: KEY } });
      const response = await fetch(`${url}/search/cities/${KEY}?query=pu&user_id=1?x=y`);
      expect(response.status).toBe(200);
    });

    it('takes the old and the new one while it changes, and is a bot of its own', async () => {
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

describe('a search that cannot work fails the boot with the cure', () => {
  const starting = (bot: new () => object, options: Partial<HaptikModuleOptions> = {}) =>
    boot({ options, metadata: { providers: [bot] } });

  it('when two methods answer it', async () => {
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

  it('when its bot does not exist', async () => {
    class Lost {
      @HaptikSearch({ name: 'cities', bot: 'supprt' }) cities() {
        return [];
      }
    }
    await expect(starting(Lost)).rejects.toThrow(/bot "supprt", which does not exist/);
  });

  it('when its limit or its time is none', async () => {
    class Nothing {
      @HaptikSearch({ name: 'cities', limit: 0 }) cities() {
        return [];
      }
    }
    await expect(starting(Nothing)).rejects.toThrow(/limit of 1 or more/);
    class Forever {
      @HaptikSearch({ name: 'cities', timeoutMs: Infinity }) cities() {
        return [];
      }
    }
    await expect(starting(Forever)).rejects.toThrow(/timeoutMs from 1 to 30000/);
    await expect(starting(CityBot, { search: { limit: 0 } })).rejects.toThrow(/limit of 1 or more/);
  });

  it('when its parameters belong to nodes', async () => {
    class Mixed {
      @HaptikSearch('cities') cities(query: string) {
        return [query];
      }
    }
    await expect(starting(Mixed)).rejects.toThrow(/@SearchQuery\(\) query: string/);
  });

  it.each([undefined, null, '', [], [null], 5, '..', 'with space', 'a/b'])(
    'when its key is %j',
    async (key) => {
      await expect(starting(CityBot, { search: { key: key as string } })).rejects.toThrow(
        /search\.key must be/,
      );
    },
  );

  it.each(['', 'shop.example', 'https://shop.example/chat', 'https://a\nb', true])(
    'when the origin that may read it is %j',
    async (allowOrigin) => {
      const search = { allowOrigin: allowOrigin as string };
      await expect(starting(CityBot, { search })).rejects.toThrow(/allowOrigin is no origin/);
    },
  );

  it('when its name is no part of a URL, or it is no method', () => {
    expect(() => HaptikSearch('a/b')({}, 'x', { value: () => [] })).toThrow(HaptikSetupError);
    expect(() => HaptikSearch('a')({}, 'x', undefined as never)).toThrow(/it is no method/);
  });

  it('and a parameter of a node says so when a search has it', async () => {
    const logger = new MemoryLogger();
    class Wrong {
      @HaptikSearch('cities') cities(@HaptikCall() call: NodeCall) {
        return [call.node];
      }
      @HaptikNode('node') node(@SearchQuery() query: string) {
        return query;
      }
    }
    const app = await boot({ logger, metadata: { providers: [Wrong] } });
    await app.listen(0, '127.0.0.1');
    const { port } = (app.getHttpServer() as { address(): { port: number } }).address();
    await fetch(`http://127.0.0.1:${port}/haptik/search/cities`);
    await app.close();
    expect(logger.linesOf('error')).toEqual([expect.stringContaining('is no node method')]);
  });
});

it('stands below the path of the module, with its decorators', async () => {
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
