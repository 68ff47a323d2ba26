import { request } from 'node:http';
import { once } from 'node:events';
import { PLATFORMS } from '../../support/app.js';
import { ConsoleApp, type Editor } from '../../support/copy.console.js';
import { eventually } from '../../support/eventually.js';

const ANY_SIZE = 'application/vnd.nestjs-haptik.import+json';
const FILE = { format: 'csv', content: 'key,en\r\norder.track,Follow it\r\n' };

describe.each(PLATFORMS)('imports at once on %s', (platform) => {
  let console: ConsoleApp;
  let asha: Editor;

  beforeAll(async () => {
    console = await ConsoleApp.start(platform);
    asha = await console.as({ name: 'asha', role: 'editor' });
  });
  afterAll(() => console.stop());

  it('go one after the other, three wait, and more are told to come again', async () => {
    const slow = await upload();
    const answers = Array.from({ length: 5 }, () => asha.sends('POST copy/import', FILE, ANY_SIZE));
    const early: Response[] = [];
    answers.forEach((answer) => void answer.then((one) => early.push(one)));
    expect(await eventually(() => Promise.resolve(early.length), 2)).toBe(2);
    const [refused] = early;
    expect(refused?.headers.get('retry-after')).toBe('30');
    expect(await refused?.json()).toMatchObject({ code: 'too-many' });
    slow.finish();
    const statuses = (await Promise.all(answers)).map(({ status }) => status);
    expect(statuses.toSorted((a, b) => a - b)).toEqual([200, 200, 200, 429, 429]);
    expect(await slow.status).toBe(200);
    expect((await asha.imports(FILE, ANY_SIZE)).at(-1)).toMatchObject({ type: 'preview' });
  });

  it('wait for nobody who went away', async () => {
    const gone = await upload();
    const waiting = asha.imports(FILE, ANY_SIZE);
    gone.breakOff();
    expect((await waiting).at(-1)).toMatchObject({ type: 'preview' });
    expect(console.host.journal.of('error')).toEqual([]);
  });

  /** An import that the server has begun, and whose file is on its way for as long as a test wants. */
  async function upload() {
    const body = Buffer.from(JSON.stringify(FILE));
    const headers = { ...asha.headers, 'Content-Type': ANY_SIZE, 'Content-Length': body.length };
    // The answer to it is that the request has arrived.
    Object.assign(headers, { Expect: '100-continue' });
    const sent = request(`${console.url}/copy/import`, { method: 'POST', headers });
    sent.on('error', () => undefined);
    sent.flushHeaders();
    const answered = once(sent, 'response').then(
      ([response]) => {
        response.resume();
        return response.statusCode as number;
      },
      () => undefined,
    );
    await once(sent, 'continue');
    sent.write(body.subarray(0, 10));
    return {
      finish: () => sent.end(body.subarray(10)),
      breakOff: () => sent.destroy(),
      status: answered,
    };
  }
});
