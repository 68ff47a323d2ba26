import { readFile } from 'node:fs/promises';
import { isJsonObject } from '../payload/json.object.js';
import type { CallFixture } from '../recording/recorded.call.js';
import { parseJsonOrUndefined } from './message.decoder.js';

/**
 * Reads a call that `haptik recordings save` or the playground saved, with the reply that it got.
 *
 * @param file path, from the folder where the tests run, or a URL
 * @throws Error when the file cannot be read, or is no such call
 * @example
 * const recording = await loadRecording('test/fixtures/order-status.json');
 * const answer = await bot.replay(recording);
 * expect(answer.body).toEqual(recording.response.body);
 */
export async function loadRecording(file: string | URL): Promise<CallFixture> {
  const text = await readFile(file, 'utf8');
  const json = parseJsonOrUndefined(text.replace(/^\ufeff/, ''));
  if (isCallFixture(json)) return json;
  const isList = isJsonObject(json) && json['format'] === 'haptik-recording/1';
  throw new Error(
    isList
      ? `${String(file)} contains all calls of \`haptik recordings export\`. Save one by \`haptik recordings save <id> <file>\`.`
      : `${String(file)} is not a saved call. Save one by \`haptik recordings save last <file>\`.`,
  );
}

function isCallFixture(json: unknown): json is CallFixture {
  if (!isJsonObject(json) || json['format'] !== 'haptik-fixture/1') return false;
  const { request, response } = json;
  return isJsonObject(request) && typeof request['body'] === 'string' && isJsonObject(response);
}
