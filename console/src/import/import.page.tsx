import { useText } from '../texts/text.hook.js';
import { Page } from '../ui/page.js';

export function ImportPage() {
  const text = useText();
  return <Page title={text('import.title')}>{null}</Page>;
}
