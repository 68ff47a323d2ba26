import type { QueryClient } from '@tanstack/react-query';
import type { TextJson } from '../api/contract.js';

const LOCAL_TEXT_KEY = 'own-text';

/** Reports a text that was written on this page. */
export function notifyLocalText(client: QueryClient, text: TextJson): void {
  client.setQueryData<TextJson>([LOCAL_TEXT_KEY, text.language, text.key], text);
}

/** Subscribes to the texts written on this page. @returns a function that unsubscribes */
export function onLocalText(client: QueryClient, listener: (text: TextJson) => void): () => void {
  return client.getQueryCache().subscribe((event) => {
    const isWritten = event.type === 'updated' && event.action.type === 'success';
    if (isWritten && event.query.queryKey[0] === LOCAL_TEXT_KEY) {
      listener(event.query.state.data as TextJson);
    }
  });
}
