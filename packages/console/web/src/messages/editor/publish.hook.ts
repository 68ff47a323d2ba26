import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useIntl } from 'react-intl';
import { api, encodePathSegment } from '../../api/api.client.js';
import type { MessageJson, TextJson } from '../../api/contract.js';
import { isProblem } from '../../api/problem.error.js';
import { useCurrentUser } from '../../session/session.queries.js';
import { getDenialReason } from '../../session/text.permissions.js';
import { useTranslate } from '../../i18n/translate.hook.js';
import { conflictingText } from '../drafts/conflicting.text.js';
import type { DraftAutosave } from '../drafts/draft.autosave.js';
import { applyTexts } from '../messages.cache.js';

type EditorAction = { kind: 'publish'; at?: string } | { kind: 'discard' } | { kind: 'unschedule' };

/** Publishes or schedules the text of an editor, or discards its draft. */
export function usePublish(message: MessageJson, language: string, autosave: DraftAutosave) {
  const text = useTranslate();
  const intl = useIntl();
  const client = useQueryClient();
  const me = useCurrentUser();
  const { key } = message;
  const denialReason = getDenialReason(me, 'copy:publish', key, language);
  /** The draft state explains why nothing was done, unless only the text has changed. */
  const notifyNotDone = (): void => {
    if (autosave.isUnsaved || autosave.getSnapshot().status === 'conflict') return;
    notifications.show({ color: 'yellow', message: text('editor.changed-meanwhile') });
  };
  const act = useMutation({
    mutationFn: (action: EditorAction) =>
      autosave.runAfterSave((version) => performAction(action, { key, language, version })),
    onSuccess: (view, action) => {
      if (!view) return notifyNotDone();
      applyTexts(client, [view]);
      const at = view.publishAt ?? '';
      notifications.show({
        color: 'teal',
        message:
          action.kind === 'publish' && at !== ''
            ? text('editor.scheduled', {
                at: intl.formatDate(at, { dateStyle: 'medium', timeStyle: 'short' }),
              })
            : text(`editor.done.${action.kind}`),
      });
    },
    onError: (error) => {
      const theirs = conflictingText(error);
      if (!theirs) return;
      applyTexts(client, [theirs]);
      notifyNotDone();
    },
  });
  return {
    denialReason,
    isPending: act.isPending,
    error: isProblem(act.error, 'conflict') ? null : act.error,
    act: act.mutate,
    now: () => {
      if (denialReason === undefined && !act.isPending) act.mutate({ kind: 'publish' });
      else if (denialReason !== undefined)
        notifications.show({ color: 'red', message: text(denialReason) });
    },
  };
}

async function performAction(
  action: EditorAction,
  versionedTextId: { key: string; language: string; version: number },
): Promise<TextJson> {
  const { key, language, version } = versionedTextId;
  const path = `copy/messages/${encodePathSegment(key)}/${encodePathSegment(language)}`;
  switch (action.kind) {
    case 'discard':
      return api.put<TextJson>(path, { text: null, version });
    case 'unschedule':
      return api.post<TextJson>(`${path}/unschedule`, { version });
    default: {
      const at = action.at === undefined ? {} : { at: action.at };
      const { texts } = await api.post<{ texts: TextJson[] }>('copy/publish', {
        texts: [versionedTextId],
        ...at,
      });
      return texts[0]!;
    }
  }
}
