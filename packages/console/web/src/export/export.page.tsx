import { Loaded } from '../records/loaded.js';
import { useTranslate } from '../i18n/translate.hook.js';
import { Page } from '../ui/page.js';
import { ExportForm } from './export.form.js';
import { useExportOverview } from './export.queries.js';

/** Downloads texts as a file. */
export function ExportPage() {
  const text = useTranslate();
  const overview = useExportOverview();
  return (
    <Page title={text('export.title')} description={text('export.description')}>
      <Loaded query={overview}>{(found) => <ExportForm overview={found} />}</Loaded>
    </Page>
  );
}
