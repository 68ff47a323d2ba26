/** Enough for a long transcript. */
const MAX_RESPONSE_BYTES = 8 * 1024 * 1024;

/** The body of a response as text; undefined when it exceeds the limit. */
export async function readResponseText({ body }: Response): Promise<string | undefined> {
  const decoder = new TextDecoder();
  let text = '';
  let length = 0;
  for await (const chunk of body ?? []) {
    length += chunk.byteLength;
    if (length > MAX_RESPONSE_BYTES) return undefined;
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}
