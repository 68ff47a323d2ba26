import { useHotkeys } from '@mantine/hooks';
import { useState } from 'react';
import { hasOpenOverlay, useEscapeKey, Loading } from '@nestjs-haptik/ui';
import type { OverviewJson } from '../../api/contract.js';
import { useTranslate } from '../../i18n/translate.hook.js';
import { ProblemState } from '../../ui/problem.state.js';
import type { TextId } from '../text.id.js';
import { useMessage } from '../messages.queries.js';
import { EditorHeader } from './editor.header.js';
import classes from './editor.module.css';
import { TextEditor } from './text.editor.js';
import { UnknownLanguage } from './unknown.language.js';

interface EditorPanelProps {
  readonly messageKey: string;
  readonly language: string;
  readonly overview: OverviewJson;
  readonly onOpen: (text: TextId | null) => void;
}

/** The editor of a message: its languages, the text of one of them, and the preview. */
export function EditorPanel({ messageKey, language, overview, onOpen }: EditorPanelProps) {
  const text = useTranslate();
  const message = useMessage(messageKey);
  useEscapeKey(() => onOpen(null));
  const switchLanguage = (step: 1 | -1): void => {
    const to = overview.languages[overview.languages.indexOf(language) + step];
    if (to !== undefined && !hasOpenOverlay()) onOpen({ key: messageKey, language: to });
  };
  // Like Ctrl with Page Up and Page Down in the tabs of a browser; Tab moves between the buttons.
  useHotkeys(
    [
      ['alt+PageUp', () => switchLanguage(-1)],
      ['alt+PageDown', () => switchLanguage(1)],
    ],
    [],
  );
  // Cached data may be outdated: an edit must not start from an old text.
  const isStale = message.isFetching && !message.isFetchedAfterMount && message.failureCount === 0;
  const [isReady, setReady] = useState(false);
  if (!isReady && message.data && !isStale) setReady(true);
  return (
    <section className={classes.panel} aria-label={text('editor.panel', { key: messageKey })}>
      <EditorHeader
        messageKey={messageKey}
        message={message.data}
        language={language}
        overview={overview}
        onOpen={onOpen}
      />
      {!isReady && !message.isError && <Loading label={text('ui.loading')} />}
      {message.isError && !message.data && (
        <ProblemState error={message.error} onRetry={() => void message.refetch()} />
      )}
      {message.data && isReady && !overview.languages.includes(language) && (
        <UnknownLanguage
          textId={{ key: messageKey, language }}
          overview={overview}
          onOpen={onOpen}
        />
      )}
      {message.data && isReady && overview.languages.includes(language) && (
        <TextEditor
          key={language}
          message={message.data}
          language={language}
          source={overview.sourceLanguage}
          onClose={() => onOpen(null)}
        />
      )}
    </section>
  );
}
