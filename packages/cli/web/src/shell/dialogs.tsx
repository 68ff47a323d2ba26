import { usePage } from '../app/page.context.js';
import { CompareDialog } from '../history/compare.dialog.js';
import { ExportDialog } from '../history/export.dialog.js';
import { RecordingsDialog } from '../history/recordings.dialog.js';
import { SettingsDialog } from './settings.dialog.js';
import { ShortcutHelp } from './shortcut.help.js';

/** The dialogs that several parts of the page open. */
export function Dialogs() {
  const { dialog, openDialog } = usePage();
  const close = (): void => openDialog(undefined);
  if (dialog === 'shortcuts') return <ShortcutHelp onClose={close} />;
  if (dialog === 'settings') return <SettingsDialog onClose={close} />;
  if (dialog === 'recordings') return <RecordingsDialog onClose={close} />;
  if (dialog === 'export') return <ExportDialog onClose={close} />;
  return dialog === 'compare' ? <CompareDialog onClose={close} /> : null;
}
