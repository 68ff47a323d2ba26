import { send } from '../api/api.client.js';
import type { ImportLineJson, ImportRequestJson } from '../api/contract.js';

/** Yields the progress lines of the server. */
export async function* streamImport(
  request: ImportRequestJson,
  signal: AbortSignal,
): AsyncGenerator<ImportLineJson> {
  const response = await send('POST', 'copy/import', {
    body: request,
    signal,
  });
  if (!response.body) return;
  let rest = '';
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    const lines = (rest + part.value).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) if (line.trim()) yield JSON.parse(line) as ImportLineJson;
  }
  if (rest.trim()) yield JSON.parse(rest) as ImportLineJson;
}
