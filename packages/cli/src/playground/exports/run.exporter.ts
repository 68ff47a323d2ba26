import type { CallFixture } from 'nestjs-haptik/internal';
import type { Run, RunExport } from '../playground.contract.js';
import { RequestError } from '../request.error.js';
import type { StoredRun } from '../runs/run.history.js';
import { renderCurl } from './curl.command.js';
import { renderTest } from './test.code.js';

/** Headers that every client sets itself, and the signature. */
const FIXTURE_HEADERS = new Set(['content-type']);

export interface ExportOptions {
  /** Name of the bot of the webhook's own path, in fixtures. */
  readonly defaultBot: string;
  /** Whether the app has ES modules. */
  readonly isEsm: boolean;
}

/**
 * A run as the content of a file.
 *
 * @throws RequestError when it cannot be exported
 */
export function exportRun(
  { run, call }: StoredRun,
  as: RunExport['as'],
  { defaultBot, isEsm }: ExportOptions,
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
      return {
        as,
        // The name that the runners of `nest new` look for.
        fileName: `${name}.spec.ts`,
        mediaType: 'text/x-typescript',
        content: renderTest(run, call.bytes, as, isEsm),
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
        content: `${JSON.stringify(createFixture(run, call.bytes, defaultBot), undefined, 2)}\n`,
      };
  }
}

function createFixture(run: Run, bytes: Uint8Array, defaultBot: string): CallFixture {
  const { request, response, bot } = run;
  if (!response || response.body.isTruncated) {
    throw new RequestError(
      'conflict',
      'A fixture needs a complete response of less than 256 KiB. Repeat the call.',
    );
  }
  const text = response.body.text ?? '';
  return {
    format: 'haptik-fixture/1',
    bot: bot ?? defaultBot,
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
