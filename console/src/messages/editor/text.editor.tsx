import { Alert, Stack, Tabs } from '@mantine/core';
import { type KeyboardEvent, useEffect, useId, useRef } from 'react';
import type { MessageView } from '../../api/contract.js';
import { HistoryList } from '../../history/history.list.js';
import { useMe } from '../../session/session.queries.js';
import { refusalOf } from '../../session/text.rights.js';
import { useText } from '../../texts/text.hook.js';
import { useDraft } from '../drafts/draft.hook.js';
import { useLanguageName } from '../language.name.js';
import { Preview } from '../preview/preview.js';
import { useSamples } from '../preview/samples.js';
import { ChoiceForm } from './choice.form.js';
import { ConflictDialog } from './conflict.dialog.js';
import { EditorActions } from './editor.actions.js';
import classes from './editor.module.css';
import { FindingList } from './finding.list.js';
import { findingsOf } from './findings.js';
import { NewerText } from './newer.text.js';
import { PlaceholderBar } from './placeholder.bar.js';
import { usePublish } from './publish.hook.js';
import { SaveState } from './save.state.js';
import { SourceText } from './source.text.js';
import { TextArea, type TextAreaHandle } from './text.area.js';

interface TextEditorProps {
  readonly message: MessageView;
  readonly language: string;
  readonly source: string;
  readonly onClose: () => void;
}

export function TextEditor({ message, language, source, onClose }: TextEditorProps) {
  const text = useText();
  const nameOf = useLanguageName();
  const me = useMe();
  const id = useId();
  const area = useRef<TextAreaHandle>(null);
  const [draft, keeper] = useDraft(message, language);
  const samples = useSamples(message.definition);
  const publish = usePublish(message, language, keeper);
  const refusal = refusalOf(me, 'copy:write', message.key, language);
  const findings = findingsOf(draft.text, message.definition, language);
  const isDraft = (message.texts[language]?.draft ?? null) !== null;
  // A missing text is no mistake of whoever opens it.
  const told = draft.text !== '' || isDraft || keeper.isUnsaved ? findings : [];
  useEffect(() => area.current?.focus(), []);

  const onKeyDown = (event: KeyboardEvent): void => {
    // A dialog that stands elsewhere in the page, although it is a child here.
    if (!(event.target instanceof Node && event.currentTarget.contains(event.target))) return;
    if (event.key === 'Escape') {
      event.stopPropagation();
      onClose();
    } else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      publish.now();
    }
  };
  return (
    <>
      <div className={classes.section}>
        <Stack gap="sm" onKeyDown={onKeyDown}>
          {language !== source && (
            <SourceText
              message={message}
              source={source}
              onTake={
                refusal === undefined && draft.text === '' ? keeper.write.bind(keeper) : undefined
              }
            />
          )}
          {refusal !== undefined && <Alert color="gray">{text(refusal)}</Alert>}
          <Stack gap="sm" onBlur={() => void keeper.flush()}>
            <TextArea
              ref={area}
              value={draft.text}
              onChange={(written) => keeper.write(written)}
              language={language}
              label={text('editor.text', { language: nameOf(language) })}
              placeholder={text('editor.empty')}
              isReadOnly={refusal !== undefined}
              isInvalid={told.some(({ severity }) => severity === 'error')}
              describedBy={`${id}-findings`}
            />
            <ChoiceForm
              text={draft.text}
              language={language}
              isDisabled={refusal !== undefined}
              onChange={(written) => keeper.write(written)}
            />
          </Stack>
          {message.definition && message.definition.placeholders.length > 0 && (
            <PlaceholderBar
              placeholders={message.definition.placeholders}
              text={draft.text}
              language={language}
              isDisabled={refusal !== undefined}
              onInsert={(what, span) => area.current?.insert(what, span)}
            />
          )}
          <div>
            <SaveState
              draft={draft}
              view={message.texts[language]}
              isInCode={language === source && message.definition !== null}
              onRetry={() => void keeper.flush()}
            />
            <div id={`${id}-findings`}>
              <FindingList
                findings={told}
                onTrim={
                  refusal === undefined
                    ? () => area.current?.insert(draft.text.trim(), whole(draft.text))
                    : undefined
                }
              />
            </div>
          </div>
          <EditorActions
            message={message}
            language={language}
            keeper={keeper}
            publish={publish}
            findings={findings}
          />
          <NewerText
            draft={draft}
            view={message.texts[language]}
            language={language}
            onShow={() => keeper.showNewer()}
          />
        </Stack>
      </div>
      <div className={classes.section}>
        <Tabs defaultValue="preview" keepMounted={false}>
          <Tabs.List mb="sm">
            <Tabs.Tab value="preview">{text('editor.preview')}</Tabs.Tab>
            <Tabs.Tab value="history">{text('history.title')}</Tabs.Tab>
          </Tabs.List>
          <Tabs.Panel value="preview">
            <Preview
              text={draft.text}
              message={message}
              language={language}
              source={source}
              samples={samples}
            />
          </Tabs.Panel>
          <Tabs.Panel value="history">
            <HistoryList of={{ key: message.key, language }} isPlaceShown={false} keeper={keeper} />
          </Tabs.Panel>
        </Tabs>
      </div>
      <ConflictDialog draft={draft} keeper={keeper} language={language} />
    </>
  );
}

function whole(text: string): { start: number; end: number } {
  return { start: 0, end: text.length };
}
