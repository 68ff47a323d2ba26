import type { InfiniteData, QueryClient } from '@tanstack/react-query';
import type { MessagePageJson, MessageJson, TextJson } from '../api/contract.js';
import { HISTORY_KEY } from '../history/history.queries.js';
import { MESSAGE_KEY, MESSAGES_KEY, OVERVIEW_KEY } from './messages.queries.js';

/** Writes texts of the server into all cached lists without refetching them. */
export function applyTexts(client: QueryClient, texts: readonly TextJson[]): void {
  for (const text of texts) {
    // A response may arrive after that of a later request.
    const put = (message: MessageJson): MessageJson =>
      message.key === text.key && text.version >= (message.texts[text.language]?.version ?? 0)
        ? { ...message, texts: { ...message.texts, [text.language]: text } }
        : message;
    client.setQueryData<MessageJson>([...MESSAGE_KEY, text.key], (old) => old && put(old));
    client.setQueriesData<InfiniteData<MessagePageJson>>({ queryKey: MESSAGES_KEY }, (old) =>
      old?.pages
        ? {
            ...old,
            pages: old.pages.map((page) =>
              page.messages.some(({ key }) => key === text.key)
                ? { ...page, messages: page.messages.map(put) }
                : page,
            ),
          }
        : old,
    );
  }
  void client.invalidateQueries({ queryKey: OVERVIEW_KEY });
  void client.invalidateQueries({ queryKey: HISTORY_KEY });
}

/** Call it after a change that adds or removes rows. */
export function invalidateMessages(client: QueryClient): void {
  for (const queryKey of [MESSAGES_KEY, MESSAGE_KEY, OVERVIEW_KEY, HISTORY_KEY])
    void client.invalidateQueries({ queryKey });
}

/** The versions of the texts in cached lists, by language and key. */
export function cachedVersions(client: QueryClient): ReadonlyMap<string, number> {
  const lists = client.getQueriesData<InfiniteData<MessagePageJson>>({ queryKey: MESSAGES_KEY });
  const messages = lists.flatMap(([, data]) => data?.pages.flatMap((page) => page.messages) ?? []);
  return new Map(
    messages.flatMap(({ key, texts }) =>
      Object.values(texts).map(({ language, version }) => [`${language} ${key}`, version] as const),
    ),
  );
}
