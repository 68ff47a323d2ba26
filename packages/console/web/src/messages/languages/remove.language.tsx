import { Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, encodePathSegment } from '../../api/api.client.js';
import type { LanguageJson, OverviewJson } from '../../api/contract.js';
import { isProblem } from '../../api/problem.error.js';
import { ConfirmDialog } from '../../records/confirm.dialog.js';
import { Loaded } from '../../records/loaded.js';
import { useTranslate } from '../../i18n/translate.hook.js';
import { useLanguageName } from './language.name.hook.js';
import { invalidateMessages } from '../messages.cache.js';
import { OVERVIEW_KEY } from '../messages.queries.js';

interface RemoveLanguageProps {
  readonly language: string;
  readonly source: string;
  readonly onClose: () => void;
}

/** Asks for confirmation before a language is removed, with what is lost and what is kept. */
export function RemoveLanguage({ language, source, onClose }: RemoveLanguageProps) {
  const text = useTranslate();
  const nameOf = useLanguageName();
  const client = useQueryClient();
  const path = `copy/languages/${encodePathSegment(language)}`;
  const name = nameOf(language);
  const queryKey = ['language', language];
  const found = useQuery({
    queryKey,
    queryFn: ({ signal }) => api.get<LanguageJson>(path, {}, signal),
    staleTime: 0,
    gcTime: 0,
  });
  const remove = useMutation({
    mutationFn: ({ published, drafts }: LanguageJson) =>
      api.delete<OverviewJson>(path, { published, drafts }),
    onError: (error) => {
      // The counts have changed: the dialog asks again with the current ones.
      if (isProblem(error, 'confirmation-required') && error.problem.affected) {
        client.setQueryData(queryKey, error.problem.affected);
      }
    },
    onSuccess: (overview) => {
      client.setQueryData(OVERVIEW_KEY, overview);
      invalidateMessages(client);
      notifications.show({ message: text('messages.language.removed', { name }) });
      onClose();
    },
  });
  return (
    <ConfirmDialog
      title={text('messages.language.remove.title', { name })}
      confirmLabel={text('messages.language.remove.confirm')}
      isDangerous
      action={{ isPending: remove.isPending || found.isPending, error: remove.error }}
      onConfirm={() => found.data && remove.mutate(found.data)}
      onClose={onClose}
    >
      <Loaded query={found}>
        {({ published, drafts, scheduled }) =>
          published + drafts === 0 ? (
            text('messages.language.remove.none', { name })
          ) : (
            <>
              <Text size="sm" fw={600} mb="xs">
                {text('messages.language.remove.lost', {
                  published,
                  drafts,
                  scheduled,
                  source: nameOf(source),
                })}
              </Text>
              {text('messages.language.remove.kept')}
            </>
          )
        }
      </Loaded>
    </ConfirmDialog>
  );
}
