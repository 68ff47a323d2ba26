/** More than a long transcript, and far less than hurts. */
const MAX_RESPONSE_BYTES = 8 * 1024 * 1024;

/** The body of an answer as text, or undefined when it is longer than any answer is. */
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
