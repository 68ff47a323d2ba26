import type { QueryClient } from '@tanstack/react-query';
import type { TextJson } from '../api/contract.js';

const LOCAL_TEXT_KEY = 'own-text';

/** Tells the page of a text that was written on it. */
export function notifyLocalText(client: QueryClient, text: TextJson): void {
  client.setQueryData<TextJson>([LOCAL_TEXT_KEY, text.language, text.key], text);
}

/** Follows the texts that are written on this page. @returns what ends it */
export function onLocalText(client: QueryClient, listener: (text: TextJson) => void): () => void {
  return client.getQueryCache().subscribe((event) => {
    const isWritten = event.type === 'updated' && event.action.type === 'success';
    if (isWritten && event.query.queryKey[0] === LOCAL_TEXT_KEY) {
      listener(event.query.state.data as TextJson);
    }
  });
}
