import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../../api/api.client.js';
import type { TextJson } from '../../api/contract.js';
import { isProblem } from '../../api/problem.error.js';
import { useFormatLanguageCounts } from '../../publishing/language.counts.hook.js';
import { countByLanguage } from '../../publishing/publish.count.js';
import { useTranslate } from '../../i18n/translate.hook.js';
import { applyTexts } from '../messages.cache.js';
import type { VersionedTextId } from './bulk.drafts.js';

export interface BulkPublication {
  readonly texts: readonly VersionedTextId[];
  /** The publication time in ISO format; undefined publishes at once. */
  readonly at?: string;
}

/** Publishes drafts together: all or, if one is refused, none. */
export function useBulkPublish(onDone: () => void) {
  const client = useQueryClient();
  const text = useTranslate();
  const formatLanguageCounts = useFormatLanguageCounts();
  return useMutation({
    mutationFn: (publication: BulkPublication) =>
      api.post<{ texts: TextJson[] }>('copy/publish', {
        ...publication,
        confirmed: publication.texts.length,
      }),
    onSuccess: ({ texts }, { at }) => {
      applyTexts(client, texts);
      const counts = countByLanguage(texts.map(({ language }) => ({ language, isNew: false })));
      notifications.show({
        color: 'teal',
        message: text(at === undefined ? 'bulk.published' : 'bulk.scheduled', {
          count: texts.length,
          languages: formatLanguageCounts(counts),
        }),
      });
      onDone();
    },
    onError: (error) => {
      if (isProblem(error, 'conflict')) applyTexts(client, error.problem.current ?? []);
    },
  });
}
