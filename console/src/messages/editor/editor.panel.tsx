import { useHotkeys } from '@mantine/hooks';
import { useState } from 'react';
import type { Overview } from '../../api/contract.js';
import { useText } from '../../texts/text.hook.js';
import { ProblemState } from '../../ui/problem.state.js';
import { isSomethingAbove } from '../../ui/something.above.js';
import { useEscape } from '../../ui/escape.hook.js';
import type { TextPlace } from '../text.place.js';
import { useMessage } from '../messages.queries.js';
import { EditorHeader } from './editor.header.js';
import classes from './editor.module.css';
import { TextEditor } from './text.editor.js';
import { UnknownLanguage } from './unknown.language.js';
import { Loading } from '../../ui/loading.js';

interface EditorPanelProps {
  readonly messageKey: string;
  readonly language: string;
  readonly overview: Overview;
  readonly onOpen: (text: TextPlace | null) => void;
}

/** One message beside the table: its languages, the text of one of them, how it will look. */
export function EditorPanel({ messageKey, language, overview, onOpen }: EditorPanelProps) {
  const text = useText();
  const message = useMessage(messageKey);
  useEscape(() => onOpen(null));
  const next = (step: 1 | -1): void => {
    const to = overview.languages[overview.languages.indexOf(language) + step];
    if (to !== undefined && !isSomethingAbove()) onOpen({ key: messageKey, language: to });
  };
  // As Ctrl leads to the tabs of a browser; Tab itself leads to the buttons.
  useHotkeys(
    [
      ['alt+PageUp', () => next(-1)],
      ['alt+PageDown', () => next(1)],
    ],
    [],
  );
  // What was read before may have changed since: nobody shall begin with words that are gone.
  const isOld = message.isFetching && !message.isFetchedAfterMount && message.failureCount === 0;
  const [isBegun, begin] = useState(false);
  if (!isBegun && message.data && !isOld) begin(true);
  return (
    <section className={classes.panel} aria-label={text('editor.panel', { key: messageKey })}>
      <EditorHeader
        messageKey={messageKey}
        message={message.data}
        language={language}
        overview={overview}
        onOpen={onOpen}
      />
      {!isBegun && !message.isError && <Loading />}
      {message.isError && !message.data && (
        <ProblemState error={message.error} onRetry={() => void message.refetch()} />
      )}
      {message.data && isBegun && !overview.languages.includes(language) && (
        <UnknownLanguage
          place={{ key: messageKey, language }}
          overview={overview}
          onOpen={onOpen}
        />
      )}
      {message.data && isBegun && overview.languages.includes(language) && (
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
