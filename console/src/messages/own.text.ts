import type { QueryClient } from '@tanstack/react-query';
import type { TextView } from '../api/contract.js';

const OWN_TEXT_KEY = 'own-text';

/** Tells the page of a text that was written on it. */
export function tellOwnText(client: QueryClient, text: TextView): void {
  client.setQueryData<TextView>([OWN_TEXT_KEY, text.language, text.key], text);
}

/** Follows the texts that are written on this page. @returns what ends it */
export function onOwnText(client: QueryClient, listener: (text: TextView) => void): () => void {
  return client.getQueryCache().subscribe((event) => {
    const isWritten = event.type === 'updated' && event.action.type === 'success';
    if (isWritten && event.query.queryKey[0] === OWN_TEXT_KEY) {
      listener(event.query.state.data as TextView);
    }
  });
}
