import { request } from 'node:http';
import { once } from 'node:events';
import { HTTP_PLATFORMS } from '../../../support/test.app.js';
import {
  CopyConsoleHost,
  type EditorApiClient,
} from '../../../support/console/copy.console.host.js';
import { eventually } from '../../../support/eventually.js';

const FILE = { format: 'csv', content: 'key,en\r\norder.track,Follow it\r\n' };

describe.each(HTTP_PLATFORMS)('concurrent imports on %s', (platform) => {
  let console: CopyConsoleHost;
  let asha: EditorApiClient;
  let ravi: EditorApiClient;

  beforeAll(async () => {
    console = await CopyConsoleHost.start(platform);
    asha = await console.signInAs({ name: 'asha', role: 'editor' });
    ravi = await console.signInAs({ name: 'ravi', role: 'editor' });
  });
  afterAll(() => console.stop());

  it('continue while another upload stalls', async () => {
    const slow = await upload();
    const answers = await Promise.all([asha, ravi, asha].map((who) => who.importFile(FILE)));
    expect(answers.map((lines) => lines.at(-1).type)).toEqual(['preview', 'preview', 'preview']);
    slow.finish();
    expect(await slow.status).toBe(200);
  });

  it('free their slot when a client disconnects', async () => {
    for (let time = 0; time < 5; time += 1) (await upload()).breakOff();
    const free = async () => {
      const response = await asha.send('POST copy/import', FILE);
      await response.text();
      return response.status;
    };
    expect(await eventually(free, 200)).toBe(200);
    expect(console.host.logger.linesOf('error')).toEqual([]);
  });

  /** An import that the server has started, and whose upload the test keeps open. */
  async function upload(who = asha) {
    const body = Buffer.from(JSON.stringify(FILE));
    const headers = {
      ...who.headers,
      'Content-Type': 'application/json',
      'Content-Length': body.length,
    };
    // The 100 Continue response shows that the request has arrived.
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
