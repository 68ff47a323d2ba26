import { Alert, Button, Group } from '@mantine/core';
import { IconUserEdit } from '@tabler/icons-react';
import type { TextJson } from '../../api/contract.js';
import { DiffView } from '../../history/diff.view.js';
import { useTranslate } from '../../i18n/translate.hook.js';
import type { DraftState } from '../drafts/draft.state.js';

interface NewerTextAlertProps {
  readonly draft: DraftState;
  /** The text on the server. */
  readonly view: TextJson | undefined;
  readonly language: string;
  readonly onShow: () => void;
}

/** Reports that another user changed the open text, with the difference. */
export function NewerTextAlert({ draft, view, language, onShow }: NewerTextAlertProps) {
  const text = useTranslate();
  const { newer } = draft;
  return (
    <div role="status">
      {newer && (
        <Alert
          color="yellow"
          icon={<IconUserEdit size={18} aria-hidden />}
          title={text('editor.newer', { name: view?.changedBy ?? '' })}
        >
          <DiffView before={draft.text} after={newer.text} language={language} />
          <Group mt="xs" gap="xs">
            <Button size="compact-sm" variant="default" onClick={onShow}>
              {text('editor.newer.show')}
            </Button>
          </Group>
        </Alert>
      )}
    </div>
  );
}
