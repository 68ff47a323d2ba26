import { Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, segment } from '../api/api.client.js';
import type { LanguageView, Overview } from '../api/contract.js';
import { isProblem } from '../api/problem.error.js';
import { ConfirmDialog } from '../records/confirm.dialog.js';
import { Loaded } from '../records/loaded.js';
import { useText } from '../texts/text.hook.js';
import { useLanguageName } from './language.name.js';
import { readAgain } from './messages.cache.js';
import { OVERVIEW_KEY } from './messages.queries.js';

interface RemoveLanguageProps {
  readonly language: string;
  readonly source: string;
  readonly onClose: () => void;
}

/** Asks before a language goes, with what goes with it and what stays. */
export function RemoveLanguage({ language, source, onClose }: RemoveLanguageProps) {
  const text = useText();
  const nameOf = useLanguageName();
  const client = useQueryClient();
  const path = `copy/languages/${segment(language)}`;
  const name = nameOf(language);
  const queryKey = ['language', language];
  const found = useQuery({
    queryKey,
    queryFn: ({ signal }) => api.get<LanguageView>(path, {}, signal),
    staleTime: 0,
    gcTime: 0,
  });
  const remove = useMutation({
    mutationFn: ({ published, drafts }: LanguageView) =>
      api.delete<Overview>(path, { published, drafts }),
    onError: (error) => {
      // What was told is not what is there: the dialog asks again, with that.
      if (isProblem(error, 'unconfirmed') && error.problem.lost) {
        client.setQueryData(queryKey, error.problem.lost);
      }
    },
    onSuccess: (overview) => {
      client.setQueryData(OVERVIEW_KEY, overview);
      readAgain(client);
      notifications.show({ message: text('messages.language.removed', { name }) });
      onClose();
    },
  });
  return (
    <ConfirmDialog
      title={text('messages.language.remove.title', { name })}
      verb={text('messages.language.remove.verb')}
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
