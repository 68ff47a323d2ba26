import type { CallFixture } from 'nestjs-haptik/internal';
import type { Run, RunExport } from '../playground.contract.js';
import { RequestError } from '../request.error.js';
import type { StoredRun } from '../runs/run.history.js';
import { renderCurl } from './curl.command.js';
import { DEFAULT_BOT } from '../target/target.secrets.js';
import { type ExportOptions, renderTest } from './test.code.js';

/** Headers that every client sets itself, and the signature. */
const FIXTURE_HEADERS = new Set(['content-type']);

/**
 * A run as the content of a file.
 *
 * @throws RequestError when it cannot be exported
 */
export function exportRun(
  { run, call }: StoredRun,
  as: RunExport['as'],
  options: ExportOptions,
): RunExport {
  if (!call) {
    throw new RequestError(
      'conflict',
      'A recording has no exact bytes. Repeat it first, or save it with `haptik recordings save`.',
    );
  }
  const name =
    run.node
      .toLowerCase()
      .replaceAll(/[^a-z0-9]+/g, '-')
      .replaceAll(/^-|-$/g, '') || 'call';
  switch (as) {
    case 'jest':
    case 'vitest':
      assertTestable(run);
      return {
        as,
        // The name that the runners of `nest new` look for.
        fileName: `${name}.spec.ts`,
        mediaType: 'text/x-typescript',
        content: renderTest(run, call.bytes, as, options),
      };
    case 'curl':
      return {
        as,
        fileName: `${name}.sh`,
        mediaType: 'text/x-shellscript',
        content: renderCurl(run, call.bytes),
      };
    case 'fixture':
      return {
        as,
        fileName: `${name}.json`,
        mediaType: 'application/json',
        content: `${JSON.stringify(createFixture(run, call.bytes, options.bot), undefined, 2)}\n`,
      };
  }
}

/** @throws RequestError when a test of the kit, which signs by the options of the app, would not do the same */
function assertTestable({ fault, response, request, httpStatus }: Run): void {
  if (!response) {
    throw new RequestError(
      'conflict',
      'The call has no response that a test can expect. Wait for its end, or save it as curl.',
    );
  }
  if (fault === 'unsigned' || (httpStatus === 401 && !request.signature)) {
    throw new RequestError('conflict', 'The test kit signs all calls. Save this one as curl.');
  }
  if (httpStatus === 401 && fault !== 'wrong-secret') {
    throw new RequestError(
      'conflict',
      'The app refused the signature, and the test kit signs with its secret. Correct the secret, and repeat the call.',
    );
  }
}

function createFixture(run: Run, bytes: Uint8Array, bot = DEFAULT_BOT): CallFixture {
  const { request, response } = run;
  if (!response || response.body.isTruncated) {
    throw new RequestError(
      'conflict',
      'A fixture needs a complete response of less than 256 KiB. Repeat the call.',
    );
  }
  const text = response.body.text ?? '';
  return {
    format: 'haptik-fixture/1',
    bot,
    request: {
      headers: Object.fromEntries(
        request.headers
          .map(([name, value]) => [name.toLowerCase(), value] as const)
          .filter(([name]) => FIXTURE_HEADERS.has(name)),
      ),
      body: Buffer.from(bytes).toString('utf8'),
    },
    response: { status: response.httpStatus, body: parseJson(text) },
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
