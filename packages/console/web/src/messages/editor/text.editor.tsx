import { Alert, Stack, Tabs } from '@mantine/core';
import { type KeyboardEvent, useEffect, useId, useRef } from 'react';
import type { MessageJson } from '../../api/contract.js';
import { HistoryList } from '../../history/history.list.js';
import { useCurrentUser } from '../../session/session.queries.js';
import { getDenialReason } from '../../session/text.permissions.js';
import { useTranslate } from '../../i18n/translate.hook.js';
import { useDraft } from '../drafts/draft.hook.js';
import { useLanguageName } from '../languages/language.name.hook.js';
import { Preview } from '../preview/preview.js';
import { useSamples } from '../preview/samples.hook.js';
import { ChoiceForm } from './input/choice.form.js';
import { ConflictDialog } from './conflict.dialog.js';
import { EditorActions } from './editor.actions.js';
import classes from './editor.module.css';
import { FindingList } from './finding.list.js';
import { listFindings } from './findings.js';
import { NewerTextAlert } from './newer.text.alert.js';
import { PlaceholderBar } from './input/placeholder.bar.js';
import { usePublish } from './publish.hook.js';
import { SaveState } from './save.state.js';
import { SourceText } from './source.text.js';
import { TextArea, type TextAreaHandle } from './input/text.area.js';

interface TextEditorProps {
  readonly message: MessageJson;
  readonly language: string;
  readonly source: string;
  readonly onClose: () => void;
}

export function TextEditor({ message, language, source, onClose }: TextEditorProps) {
  const text = useTranslate();
  const nameOf = useLanguageName();
  const me = useCurrentUser();
  const id = useId();
  const area = useRef<TextAreaHandle>(null);
  const [draft, autosave] = useDraft(message, language);
  const samples = useSamples(message.definition);
  const publish = usePublish(message, language, autosave);
  const denialReason = getDenialReason(me, 'copy:write', message.key, language);
  const findings = listFindings(draft.text, message.definition, language);
  const isDraft = (message.texts[language]?.draft ?? null) !== null;
  // A missing text is not the error of the user who opens it.
  const shownFindings = draft.text !== '' || isDraft || autosave.isUnsaved ? findings : [];
  useEffect(() => area.current?.focus(), []);

  const onKeyDown = (event: KeyboardEvent): void => {
    // Ignores events of a dialog, which React bubbles here although it is elsewhere in the document.
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
                denialReason === undefined && draft.text === ''
                  ? autosave.write.bind(autosave)
                  : undefined
              }
            />
          )}
          {denialReason !== undefined && <Alert color="gray">{text(denialReason)}</Alert>}
          <Stack gap="sm" onBlur={() => void autosave.flush()}>
            <TextArea
              ref={area}
              value={draft.text}
              onChange={(written) => autosave.write(written)}
              language={language}
              label={text('editor.text', { language: nameOf(language) })}
              placeholder={text('editor.empty')}
              isReadOnly={denialReason !== undefined}
              isInvalid={shownFindings.some(({ severity }) => severity === 'error')}
              describedBy={`${id}-findings`}
            />
            <ChoiceForm
              text={draft.text}
              language={language}
              isDisabled={denialReason !== undefined}
              onChange={(written) => autosave.write(written)}
            />
          </Stack>
          {message.definition && message.definition.placeholders.length > 0 && (
            <PlaceholderBar
              placeholders={message.definition.placeholders}
              text={draft.text}
              language={language}
              isDisabled={denialReason !== undefined}
              onInsert={(what, span) => area.current?.insert(what, span)}
            />
          )}
          <div>
            <SaveState
              draft={draft}
              view={message.texts[language]}
              isDefault={language === source && message.definition !== null}
              onRetry={() => void autosave.flush()}
            />
            <div id={`${id}-findings`}>
              <FindingList
                findings={shownFindings}
                onTrim={
                  denialReason === undefined
                    ? () => area.current?.insert(draft.text.trim(), fullSpan(draft.text))
                    : undefined
                }
              />
            </div>
          </div>
          <EditorActions
            message={message}
            language={language}
            autosave={autosave}
            publish={publish}
            findings={findings}
          />
          <NewerTextAlert
            draft={draft}
            view={message.texts[language]}
            language={language}
            onShow={() => autosave.showNewer()}
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
            <HistoryList
              filter={{ key: message.key, language }}
              isTextIdShown={false}
              autosave={autosave}
            />
          </Tabs.Panel>
        </Tabs>
      </div>
      <ConflictDialog draft={draft} autosave={autosave} language={language} />
    </>
  );
}

function fullSpan(text: string): { start: number; end: number } {
  return { start: 0, end: text.length };
}
