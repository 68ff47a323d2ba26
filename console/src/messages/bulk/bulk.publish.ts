import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../../api/api.client.js';
import type { TextView } from '../../api/contract.js';
import { isProblem } from '../../api/problem.error.js';
import { useLanguageCounts } from '../../publishing/language.counts.js';
import { countLive } from '../../publishing/live.count.js';
import { useText } from '../../texts/text.hook.js';
import { applyTexts } from '../messages.cache.js';
import type { TextRef } from './bulk.drafts.js';

export interface BulkPublication {
  readonly texts: readonly TextRef[];
  /** When, as ISO; absent: at once. */
  readonly at?: string;
}

/** Publishes drafts together: all of them, or none when one is refused. */
export function useBulkPublish(onDone: () => void) {
  const client = useQueryClient();
  const text = useText();
  const languageCounts = useLanguageCounts();
  return useMutation({
    mutationFn: (publication: BulkPublication) =>
      api.post<{ texts: TextView[] }>('copy/publish', {
        ...publication,
        confirmed: publication.texts.length,
      }),
    onSuccess: ({ texts }, { at }) => {
      applyTexts(client, texts);
      const counts = countLive(texts.map(({ language }) => ({ language, isNew: false })));
      notifications.show({
        color: 'teal',
        message: text(at === undefined ? 'bulk.published' : 'bulk.scheduled', {
          count: texts.length,
          languages: languageCounts(counts),
        }),
      });
      onDone();
    },
    onError: (error) => {
      if (isProblem(error, 'conflict')) applyTexts(client, error.problem.current ?? []);
    },
  });
}
