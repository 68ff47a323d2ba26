/** Encodes the token that identifies a user of a client in chat history. Protocol 4.2. */
export function encodePxut(userName: string, clientId: string): string {
  return Buffer.from(JSON.stringify([clientId, userName])).toString('base64url');
}

/** Decodes the user of a token; undefined for an invalid token, or one of another client. */
export function decodePxut(pxut: string, clientId: string): string | undefined {
  const [client, userName] = parsePair(pxut);
  return client === clientId && typeof userName === 'string' ? userName : undefined;
}

function parsePair(pxut: string): readonly unknown[] {
  try {
    const pair: unknown = JSON.parse(Buffer.from(pxut, 'base64url').toString());
    return Array.isArray(pair) ? pair : [];
  } catch {
    return [];
  }
}
