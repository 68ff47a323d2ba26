import { useText } from '../texts/text.hook.js';
import { Page } from '../ui/page.js';

export function ExportPage() {
  const text = useText();
  return <Page title={text('export.title')}>{null}</Page>;
}
