import { ChatTranscript, type ChatEntry, type EntryHandlers } from '@nestjs-haptik/ui';
import { useMemo } from 'react';
import { api } from '../api/playground.api.js';
import type {
  ActionResult,
  BotEntry,
  PressInput,
  SearchInput,
  SearchResult,
  TranscriptEntry,
} from '../api/page.contract.js';
import { usePlayground } from '../api/playground.state.hook.js';
import { usePage } from '../app/page.context.js';
import { useCalls } from '../app/runs.hook.js';
import { adaptEntry } from './adapted.entry.js';
import { toChatEntries } from './chat.entries.js';
import { EntryDetail } from './entry.detail.js';
import { FirstRun } from './first.run.js';
import { findOriginalPath } from './original.path.js';

interface TranscriptProps {
  /** @param pressed what led to the result */
  readonly onResult: (result: ActionResult, pressed?: PressInput) => void;
}

/** The conversation. What is pressed does what Haptik would. */
export function Transcript({ onResult }: TranscriptProps) {
  const { conversation, runs } = usePlayground();
  const { channel } = usePage();
  const { transcript } = conversation;
  // What happened to the app before the first message would hide what to try.
  const isNew = transcript.every(({ sender }) => sender === 'system');
  const entries = useMemo(
    () => (isNew ? [] : toChatEntries(transcript, channel)),
    [isNew, transcript, channel],
  );
  const handlers = useEntryHandlers(transcript, onResult);
  return (
    <ChatTranscript
      entries={entries}
      label="Messages"
      handlers={handlers}
      isTyping={runs.some(({ state }) => state === 'running')}
      renderDetail={({ id }: ChatEntry) => <EntryDetail id={id} />}
    >
      <FirstRun />
    </ChatTranscript>
  );
}

function useEntryHandlers(
  transcript: readonly TranscriptEntry[],
  onResult: TranscriptProps['onResult'],
): EntryHandlers {
  const { press } = useCalls();
  const { channel } = usePage();
  const findEntry = (id: string): BotEntry | undefined =>
    transcript.find((entry): entry is BotEntry => entry.id === id && entry.sender === 'bot');
  const send = (input: PressInput): void =>
    press.mutate(input, { onSuccess: (result) => onResult(result, input) });
  return {
    onPress: (actionable, { entryId, path: shownPath }, selectedItems) => {
      const entry = findEntry(entryId);
      const element = entry?.element;
      const isAdapted = entry !== undefined && adaptEntry(entry, channel).changes.length > 0;
      const path =
        (isAdapted && element ? findOriginalPath(element, actionable) : undefined) ?? shownPath;
      send({ entryId, path, ...(selectedItems && { selectedItems }) });
    },
    onSubmit: (_form, formValues, { entryId }) => send({ entryId, path: [], formValues }),
    onSearch: async (field, query, { entryId }) => {
      const input: SearchInput = { entryId, field: field.key, query };
      const { isSuccess, items, error } = await api.post<SearchResult>('search', input);
      if (!isSuccess) throw new Error(error ?? 'The search failed.');
      return items.flatMap(({ title }) => (typeof title === 'string' ? [title] : []));
    },
  };
}
