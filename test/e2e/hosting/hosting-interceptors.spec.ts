import {
  type CallHandler,
  type ExecutionContext,
  ImATeapotException,
  type INestApplication,
  Injectable,
  type NestInterceptor,
} from '@nestjs/common';
import { APP_INTERCEPTOR } from '@nestjs/core';
import { HaptikNode, HaptikSearch } from 'nestjs-haptik';
import { HaptikConsoleModule } from '@nestjs-haptik/console';
import { HaptikOperatorModule } from 'nestjs-haptik/operator';
import { HaptikStorageModule } from '@nestjs-haptik/storage';
import { HaptikTestClient } from 'nestjs-haptik/testing';
import {
  concatMap,
  defer,
  delay,
  filter,
  finalize,
  map,
  of,
  type Observable,
  tap,
  throwError,
} from 'rxjs';
import { boot, MemoryLogger, HTTP_PLATFORMS, SECRET } from '../../support/test.app.js';
import { eventually } from '../../support/eventually.js';
import { migratedFolder } from '../../support/servers/database/shared.resources.js';

type SetHeader = (name: string, value: string) => void;
type Work = (seen: Observable<unknown>, set: SetHeader) => Observable<unknown>;

/** Does to a request what the test says. */
@Injectable()
class HostInterceptor implements NestInterceptor {
  work: Work = (seen) => seen;

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const response = context.switchToHttp().getResponse<{
      header: SetHeader;
      setHeader?: SetHeader;
    }>();
    return this.work(next.handle(), (name, value) => response.header(name, value));
  }
}

@Injectable()
class Bot {
  @HaptikNode('hello')
  hello() {
    return 'Hello';
  }

  @HaptikNode({ name: 'vault', secrets: 'secret-of-the-vault' })
  vault() {
    return 'Open';
  }

  @HaptikSearch('cities')
  cities() {
    return ['Pune'];
  }
}

const PERSON = { email: 'asha@example.com', password: 'correct horse battery' };
const TOKEN = 'operator-token-of-the-host';

/** What interceptors of hosts do once a handler is done, all of which ends with a header. */
const WAYS: Record<string, Work> = {
  'a map': (seen, set) => seen.pipe(map(() => set('X-Host', 'seen'))),
  'a map that wraps': (seen, set) =>
    seen.pipe(
      tap(() => set('X-Host', 'seen')),
      map((data) => ({ data, wrapped: true })),
    ),
  'a tap': (seen, set) => seen.pipe(tap(() => set('X-Host', 'seen'))),
  'a tap on the end': (seen, set) => seen.pipe(tap({ complete: () => set('X-Host', 'seen') })),
  'a finalize': (seen, set) => seen.pipe(finalize(() => set('X-Host', 'seen'))),
  'a promise': (seen, set) =>
    seen.pipe(concatMap((value) => Promise.resolve(value).finally(() => set('X-Host', 'seen')))),
  'a pause': (seen, set) =>
    seen.pipe(
      delay(20),
      tap(() => set('X-Host', 'seen')),
    ),
  'a map to what has no JSON form': (seen, set) =>
    seen.pipe(
      tap(() => set('X-Host', 'seen')),
      map(() => ({ size: 1n })),
    ),
};

describe.each(HTTP_PLATFORMS)('interceptors of a host on %s', (platform) => {
  const logger = new MemoryLogger();
  const interceptor = new HostInterceptor();
  let app: INestApplication;
  let haptik: HaptikTestClient;
  let api: string;
  let cookie: string;
  beforeAll(async () => {
    app = await boot({
      platform,
      logger,
      metadata: {
        imports: [
          HaptikOperatorModule.forRoot({ token: TOKEN }),
          HaptikStorageModule.forRoot({ folder: await migratedFolder() }),
          HaptikConsoleModule.forRoot({}),
        ],
        providers: [Bot, { provide: APP_INTERCEPTOR, useValue: interceptor }],
      },
    });
    haptik = new HaptikTestClient(app, { secret: SECRET });
    api = (await haptik.url()).replace('/haptik', '/console/api');
    const link = /\/console\/setup#(\S+)/;
    const loggedToken = () => Promise.resolve(link.exec(logger.lines.join('\n'))?.[1]);
    await eventually(async () => (await loggedToken()) !== undefined, true);
    const entered = await post('/setup', { token: await loggedToken(), name: 'Asha', ...PERSON });
    cookie = entered.headers.getSetCookie().join('; ');
  });
  const post = (path: string, body: object) =>
    fetch(`${api}${path}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'Sec-Fetch-Site': 'same-origin' },
      body: JSON.stringify(body),
    });
  beforeEach(() => (logger.lines.length = 0));
  afterAll(() => app.close());

  /** What answers JSON by itself: the call, a search, operators, and the console. */
  const answers = async () => {
    const url = await haptik.url();
    const call = await haptik.call('hello');
    const search = await fetch(`${url}/search/cities?query=p`);
    const headers = { Authorization: `Bearer ${TOKEN}` };
    const switches = await fetch(url.replace('/haptik', '/operator/switches'), { headers });
    const session = await fetch(`${api}/session`, { headers: { cookie } });
    return [
      [call.httpStatus, call.headers, call.body],
      [search.status, search.headers, await search.json()],
      [switches.status, switches.headers, await switches.json()],
      [session.status, session.headers, await session.json()],
    ] as const;
  };
  const REPLY = { status: true, response: ['Hello'] };
  const BODIES = [
    REPLY,
    { success: true, data: [{ title: 'Pune' }] },
    { switches: [] },
    { name: 'Asha' },
  ];
  const CONSOLE = 3;

  it.each(Object.entries(WAYS))('may set a header after the handler: %s', async (_, work) => {
    interceptor.work = work;
    for (const [index, [status, headers, body]] of (await answers()).entries()) {
      expect(status).toBe(200);
      // The console is an application inside the host.
      expect(headers.get('x-host')).toBe(index === CONSOLE ? null : 'seen');
      expect(headers.get('content-type')).toBe('application/json; charset=utf-8');
      expect(body).toMatchObject(BODIES[index] ?? {});
    }
    expect(logger.linesOf('error')).toEqual([]);
  });

  it('do not run for the console', async () => {
    interceptor.work = () => throwError(() => new Error('down'));
    const file = await fetch(`${api}/copy/export?format=csv`, { headers: { cookie } });
    expect([file.status, file.headers.get('x-host')]).toEqual([200, null]);
    expect(file.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(await file.text()).toMatch(/^.?"?key/);
    const entered = await post('/auth/sign-in/email', PERSON);
    expect([entered.status, entered.headers.get('content-length')]).toEqual([204, null]);
    expect(entered.headers.getSetCookie()).not.toEqual([]);
    expect(logger.linesOf('error')).toEqual([]);
  });

  it.each<[string, Work]>([
    ['afterwards', (seen) => seen.pipe(concatMap(() => throwError(() => new Error('audit down'))))],
    ['by keeping it back', (seen) => seen.pipe(filter(() => false))],
    [
      'later',
      (seen) =>
        seen.pipe(
          delay(20),
          concatMap(() => throwError(() => new ImATeapotException())),
        ),
    ],
  ])('cannot break a reply by what they throw %s', async (_, work) => {
    interceptor.work = work;
    const { httpStatus, body } = await haptik.call('hello');
    expect([httpStatus, body]).toEqual([200, REPLY]);
  });

  it('do not run for a call that the guards refuse', async () => {
    let runs = 0;
    interceptor.work = (seen) => {
      runs++;
      return seen;
    };
    expect((await haptik.call('vault')).httpStatus).toBe(401);
    expect((await haptik.post('[]')).httpStatus).toBe(400);
    expect(runs).toBe(0);
    const { httpStatus } = await haptik.call('hello');
    expect([httpStatus, runs]).toEqual([200, 1]);
  });

  it('may answer in place of the handler, as on any route', async () => {
    interceptor.work = () => of({ cached: true });
    expect((await haptik.call('hello')).body).toEqual({ cached: true });
    interceptor.work = () => defer(() => throwError(() => new ImATeapotException()));
    expect((await haptik.call('hello')).httpStatus).toBe(418);
  });
});
