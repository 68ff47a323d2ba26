import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useIntl } from 'react-intl';
import { api, segment } from '../../api/api.client.js';
import type { MessageView, TextView } from '../../api/contract.js';
import { isProblem } from '../../api/problem.error.js';
import { useMe } from '../../session/session.queries.js';
import { refusalOf } from '../../session/text.rights.js';
import { useText } from '../../texts/text.hook.js';
import { conflictingText } from '../drafts/conflicting.text.js';
import type { DraftKeeper } from '../drafts/draft.keeper.js';
import { applyTexts } from '../messages.cache.js';

type Act = { do: 'publish'; at?: string } | { do: 'discard' } | { do: 'unschedule' };

/** Makes the text of an editor live, now or at a time; or takes its draft back. */
export function usePublish(message: MessageView, language: string, keeper: DraftKeeper) {
  const text = useText();
  const intl = useIntl();
  const client = useQueryClient();
  const me = useMe();
  const { key } = message;
  const refusal = refusalOf(me, 'copy:publish', key, language);
  /** The state of the draft tells why it was not done, unless only the words are others now. */
  const tellWhy = (): void => {
    if (keeper.isUnsaved || keeper.snapshot().status === 'conflict') return;
    notifications.show({ color: 'yellow', message: text('editor.changed-first') });
  };
  const act = useMutation({
    mutationFn: (what: Act) => keeper.act((version) => perform(what, { key, language, version })),
    onSuccess: (view, what) => {
      if (!view) return tellWhy();
      applyTexts(client, [view]);
      const at = view.publishAt ?? '';
      notifications.show({
        color: 'teal',
        message:
          what.do === 'publish' && at !== ''
            ? text('editor.scheduled', {
                at: intl.formatDate(at, { dateStyle: 'medium', timeStyle: 'short' }),
              })
            : text(`editor.done.${what.do}`),
      });
    },
    onError: (error) => {
      const theirs = conflictingText(error);
      if (!theirs) return;
      applyTexts(client, [theirs]);
      tellWhy();
    },
  });
  return {
    refusal,
    isPending: act.isPending,
    error: isProblem(act.error, 'conflict') ? null : act.error,
    act: act.mutate,
    now: () => {
      if (refusal === undefined && !act.isPending) act.mutate({ do: 'publish' });
      else if (refusal !== undefined) notifications.show({ color: 'red', message: text(refusal) });
    },
  };
}

async function perform(
  what: Act,
  place: { key: string; language: string; version: number },
): Promise<TextView> {
  const { key, language, version } = place;
  const path = `copy/messages/${segment(key)}/${segment(language)}`;
  switch (what.do) {
    case 'discard':
      return api.put<TextView>(path, { text: null, version });
    case 'unschedule':
      return api.post<TextView>(`${path}/unschedule`, { version });
    default: {
      const at = what.at === undefined ? {} : { at: what.at };
      const { texts } = await api.post<{ texts: TextView[] }>('copy/publish', {
        texts: [place],
        ...at,
      });
      return texts[0]!;
    }
  }
}
