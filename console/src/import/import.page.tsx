import { useText } from '../texts/text.hook.js';
import { hasRight, useMe } from '../session/session.queries.js';
import { Page } from '../ui/page.js';
import { EmptyState } from '../ui/empty.state.js';
import { IconLock } from '@tabler/icons-react';
import { FileDrop } from './file.drop.js';
import { ImportDone } from './import.done.js';
import { ImportProgress } from './import.progress.js';
import { ImportReview } from './import.review.js';
import { useImport } from './use.import.js';

/** Texts from a file: nothing is written before it was looked at. */
export function ImportPage() {
  const text = useText();
  const mayWrite = hasRight(useMe(), 'copy:write');
  return (
    <Page title={text('import.title')} about={text('import.about')}>
      {mayWrite ? (
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
  const { state, look, apply, fail, reset } = useImport();
  switch (state.kind) {
    case 'empty':
      return <FileDrop error={state.error} onFile={look} onFault={fail} />;
    case 'running':
      return <ImportProgress progress={state.progress} name={state.file.name} />;
    case 'preview': {
      const { file, preview, error } = state;
      return (
        <ImportReview
          file={file}
          preview={preview}
          error={error}
          onApply={(choice) => apply(file, preview, choice)}
          onLookAgain={() => look(file)}
          onReset={reset}
        />
      );
    }
    case 'done':
      return <ImportDone done={state.done} name={state.file.name} onReset={reset} />;
  }
}
