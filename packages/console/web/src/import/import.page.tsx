import { EmptyState } from '@nestjs-haptik/ui';
import { useTranslate } from '../i18n/translate.hook.js';
import { hasPermission, useCurrentUser } from '../session/session.queries.js';
import { Page } from '../ui/page.js';
import { IconLock } from '@tabler/icons-react';
import { FileDrop } from './file/file.drop.js';
import { ImportDone } from './import.done.js';
import { ImportProgressPanel } from './import.progress.panel.js';
import { ImportReview } from './review/import.review.js';
import { useImport } from './import.hook.js';

/** Imports texts from a file after a preview. */
export function ImportPage() {
  const text = useTranslate();
  const canWrite = hasPermission(useCurrentUser(), 'copy:write');
  return (
    <Page title={text('import.title')} description={text('import.description')}>
      {canWrite ? (
        <Steps />
      ) : (
        <EmptyState
          icon={<IconLock size={24} />}
          title={text('ui.denied')}
          detail={text('import.denied')}
        />
      )}
    </Page>
  );
}

function Steps() {
  const { state, startPreview, apply, setError, reset } = useImport();
  switch (state.kind) {
    case 'empty':
      return <FileDrop error={state.error} onFile={startPreview} onError={setError} />;
    case 'running':
      return <ImportProgressPanel progress={state.progress} name={state.file.name} />;
    case 'preview': {
      const { file, preview, error } = state;
      return (
        <ImportReview
          file={file}
          preview={preview}
          error={error}
          onApply={(applyOptions) => apply(file, preview, applyOptions)}
          onPreviewAgain={() => startPreview(file)}
          onReset={reset}
        />
      );
    }
    case 'done':
      return <ImportDone done={state.done} name={state.file.name} onReset={reset} />;
  }
}
