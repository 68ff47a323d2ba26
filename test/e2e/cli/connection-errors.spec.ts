import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type RequestListener, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import {
  type AddressInfo,
  createServer as createTcpServer,
  type Server,
  type Socket,
} from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createSelfSignedCertificate } from '../../support/servers/http/certificate.js';

const CLI = new URL('../../../packages/cli/dist/haptik.js', import.meta.url).pathname;
const [JSON_TYPE, CSV_TYPE] = ['application/json; charset=utf-8', 'text/csv; charset=utf-8'];
const [LINES, HTML] = ['application/x-ndjson', 'text/html; charset=utf-8'];
const TEXTS = '{"format":"nestjs-haptik-copy/1","texts":{"a.b":{"en":{"text":"x","version":1}}}}';

const SOME = '{"total":0,"first":[]}';
const PREVIEW = `{"type":"preview","preview":{"digest":"x","rows":0,"unchanged":0,"languages":[],"changes":${SOME},"conflicts":${SOME},"refused":${SOME},"notices":[]}}\n`;

type Answer = (response: ServerResponse) => void;
const answers =
  (type: string, body: string, status = 200, headers: Record<string, string> = {}): Answer =>
  (response) => {
    response.writeHead(status, { ...(type !== '' && { 'Content-Type': type }), ...headers });
    response.end(body);
  };
const breaksOff =
  (type: string, body: string): Answer =>
  (response) => {
    response.writeHead(200, { 'Content-Type': type, 'Content-Length': '100000' });
    response.write(body, () => response.destroy());
  };

describe('haptik copy with a server that is not a console, or an interrupted response', () => {
  let folder: string;
  let server: Server;
  let asked: string[] = [];
  let answer: Answer;
  const others: Server[] = [];
  const sockets = new Set<Socket>();

  const listen = async (one: Server): Promise<number> => {
    one.on('connection', (socket: Socket) => {
      sockets.add(socket);
      socket.once('close', () => sockets.delete(socket));
    });
    await new Promise<void>((resolve) => {
      one.listen(0, '127.0.0.1', resolve);
    });
    others.push(one);
    return (one.address() as AddressInfo).port;
  };
  const onRequest: RequestListener = (request, response) => {
    asked.push(`${request.method} ${request.url}`);
    answer(response);
  };

  let url: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'haptik-cli-'));
    await writeFile(join(folder, 'new.csv'), 'key,en\na.b,x\n');
    server = createServer(onRequest);
    url = `http://127.0.0.1:${await listen(server)}/console`;
  });
  afterAll(async () => {
    sockets.forEach((socket) => socket.destroy());
    await Promise.all(others.map((one) => new Promise((resolve) => one.close(resolve))));
    await rm(folder, { recursive: true });
  });
  beforeEach(async () => {
    asked = [];
    await writeFile(join(folder, 'texts.json'), 'old');
    await writeFile(join(folder, 'texts.csv'), 'old');
    await writeFile(join(folder, 'texts.xlsx'), 'old');
  });

  const haptik = (line: string, at = url) =>
    new Promise<{ exit: number; out: string; stderr: string }>((resolve) => {
      const env = { HAPTIK_CONSOLE_URL: at, HAPTIK_CONSOLE_TOKEN: 'hpt_abc' };
      const options = { env: { ...env, PATH: process.env['PATH'] }, cwd: folder };
      execFile(process.execPath, [CLI, ...line.split(' ')], options, (error, out, stderr) => {
        resolve({ exit: Number(error?.code ?? 0), out, stderr });
      });
    });
  /** The files in the folder, and the content of the exported one. */
  const files = async (format = 'json') => [
    (await readdir(folder)).toSorted(),
    await readFile(join(folder, `texts.${format}`), 'utf8'),
  ];
  const KEPT = [['new.csv', 'texts.csv', 'texts.json', 'texts.xlsx'], 'old'];

  it.each<[string, string, Answer, number, string]>([
    ['a sign-in page', 'json', answers(HTML, '<!doctype html>'), 3, 'a web page'],
    [
      'a page with the content type of JSON',
      'json',
      answers(JSON_TYPE, '<!doctype html>'),
      3,
      'not an export',
    ],
    ['other JSON', 'json', answers(JSON_TYPE, '{"format":"x","texts":{}}'), 3, 'not an export'],
    ['JSON that is null', 'json', answers(JSON_TYPE, 'null'), 3, 'not an export'],
    [
      'texts without a content type',
      'json',
      answers('', TEXTS),
      3,
      'a body without a content type',
    ],
    ['texts with another status', 'json', answers(JSON_TYPE, TEXTS, 206), 3, 'the status 206'],
    ['nothing', 'json', answers(JSON_TYPE, '', 204), 3, '204'],
    ['another table', 'csv', answers(CSV_TYPE, '"id","en"\r\n"1","x"\r\n'), 3, 'not an export'],
    ['a page as a workbook', 'xlsx', answers(HTML, '<html>'), 3, 'a web page'],
    ['a refusal of a proxy', 'json', answers(HTML, '<html>', 403), 3, 'not from a console'],
    ['the sign-in of a proxy', 'json', answers(HTML, '<html>', 401), 3, 'not from a console'],
    ['half of a file', 'json', answers(JSON_TYPE, TEXTS.slice(0, -4)), 9, 'interrupted'],
    ['half of a table', 'csv', answers(CSV_TYPE, '\ufeff"key","en"\r\n"a.b","x'), 9, 'interrupted'],
    ['a lost connection', 'json', breaksOff(JSON_TYPE, TEXTS), 9, 'interrupted'],
    [
      'a redirect',
      'json',
      answers('', '', 302, { Location: 'https://login.example/in?secret=1' }),
      4,
      'redirect (302) to https://login.example/in,',
    ],
    ['a redirect to nowhere', 'json', answers('', '', 301), 4, 'redirect (301), which'],
  ])(
    'keeps the old file when the response to a pull is %s',
    async (_, format, given, exit, words) => {
      answer = given;
      const pulled = await haptik(`copy pull --out texts.${format}`);
      expect(pulled).toMatchObject({ exit, stderr: expect.stringContaining(words) });
      expect(pulled.stderr).not.toMatch(/secret|hpt_/);
      expect(await files(format)).toEqual(KEPT);
      expect(await haptik(`copy pull --format ${format}`)).toMatchObject({ exit, out: '' });
    },
  );

  it.each<[string, Answer, number, string]>([
    ['a sign-in page', answers(HTML, '<!doctype html>'), 3, 'a web page'],
    [
      'a page with the content type of NDJSON',
      answers(LINES, '<!doctype html>\n'),
      3,
      'not an import result',
    ],
    ['lines that are not events', answers(LINES, 'null\n'), 3, 'not an import result'],
    ['a preview without content', answers(LINES, '{"type":"preview"}\n'), 9, 'interrupted'],
    ['half of a preview', answers(LINES, PREVIEW.replace('"total"', '"x"')), 9, 'interrupted'],
    [
      'a preview of a digest',
      answers(LINES, `{"type":"preview","preview":{"digest":"x"}}\n`),
      9,
      'interrupted',
    ],
    [
      'a preview with invalid texts',
      answers(LINES, PREVIEW.replace('"first":[]', '"first":[null]')),
      9,
      'interrupted',
    ],
    ['a preview of numbers', answers(LINES, '{"type":"preview","preview":1}\n'), 9, 'interrupted'],
    [
      'the result of another push',
      answers(LINES, '{"type":"done","written":1,"published":1}\n'),
      9,
      'interrupted',
    ],
    ['a result without numbers', answers(LINES, '{"type":"done"}\n'), 9, 'interrupted'],
    [
      'a problem without content',
      answers(LINES, '{"type":"problem"}\n'),
      3,
      'not an import result',
    ],
    [
      'a problem of null',
      answers(LINES, '{"type":"problem","problem":null}\n'),
      3,
      'not an import result',
    ],
    [
      'a problem without a message',
      answers(LINES, '{"type":"problem","problem":{"statusCode":400}}\n'),
      3,
      'not an import result',
    ],
    [
      'a problem with invalid fields',
      answers(LINES, '{"type":"problem","problem":{"statusCode":"x","message":[1]}}\n'),
      3,
      'not an import result',
    ],
    ['a list', answers(LINES, '[{"type":"preview"}]\n'), 3, 'not an import result'],
    [
      'progress without a result',
      answers(LINES, '{"type":"progress","step":"x","done":1,"total":2}\n'),
      9,
      'interrupted',
    ],
    ['a lost connection', breaksOff(LINES, '{"type":"progress"}\n'), 9, 'interrupted'],
    ['a redirect', answers('', '', 307, { Location: '/elsewhere' }), 4, '/elsewhere'],
  ])('does not accept %s as the response to a push', async (_, given, exit, words) => {
    answer = given;
    const pushed = await haptik('copy push new.csv');
    expect(pushed).toMatchObject({ exit, out: '', stderr: expect.stringContaining(words) });
    expect(asked).toEqual(['POST /console/api/copy/import']);
  });

  it('exits with 8 when no data arrives, at the start or in the middle', async () => {
    for (const silent of [
      () => undefined,
      (response: ServerResponse) =>
        void response.writeHead(200, { 'Content-Type': JSON_TYPE }).write('{'),
    ]) {
      answer = silent;
      const { exit, stderr } = await haptik('copy pull --out texts.json --timeout 0.5');
      expect([exit, stderr]).toEqual([8, expect.stringContaining('sent no data for 0.5 s')]);
    }
    expect(await files()).toEqual(KEPT);
    expect((await haptik('copy pull --out texts.json --timeout soon')).exit).toBe(2);
  });

  it('exits with 7 when the certificate is not trusted', async () => {
    const port = await listen(createTlsServer(createSelfSignedCertificate(), onRequest));
    const { exit, stderr } = await haptik(
      'copy pull --out texts.json',
      `https://127.0.0.1:${port}`,
    );
    expect([exit, stderr]).toEqual([7, expect.stringContaining('NODE_EXTRA_CA_CERTS')]);
    expect([asked, await files()]).toEqual([[], KEPT]);
  });

  it('explains that a server at an https:// URL does not use TLS', async () => {
    const ssh = await listen(createTcpServer((socket) => socket.end('SSH-2.0-x\r\n')));
    for (const address of [url.replace('http:', 'https:'), `https://127.0.0.1:${ssh}`]) {
      const { exit, stderr } = await haptik('copy pull --out texts.json', address);
      expect([exit, stderr]).toEqual([
        3,
        expect.stringMatching(/does not use TLS .* Use http:\/\//),
      ]);
    }
    expect([asked, await files()]).toEqual([[], KEPT]);
  });

  it('exits with 3 for an unknown host, a closed port, or a server that does not use HTTP', async () => {
    const port = await listen(createTcpServer((socket) => socket.end('SSH-2.0-x\r\n')));
    for (const [address, words] of [
      ['http://no-such-host.invalid/console', 'The host no-such-host.invalid was not found'],
      ['http://127.0.0.1:9/console', 'The connection to 127.0.0.1:9 failed'],
      [`http://127.0.0.1:${port}/console`, 'does not use HTTP'],
    ] as const) {
      const { exit, stderr } = await haptik('copy pull --out texts.json', address);
      expect([exit, stderr]).toEqual([3, expect.stringContaining(words)]);
    }
    const inside = await haptik('copy pull --out texts.json', 'http://asha:word@127.0.0.1/console');
    expect([inside.exit, inside.stderr]).toEqual([2, expect.stringContaining('Remove both')]);
    expect(inside.stderr).not.toContain('word@');
  });
});
