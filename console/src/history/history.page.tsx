import { useText } from '../texts/text.hook.js';
import { Page } from '../ui/page.js';

export function HistoryPage() {
  const text = useText();
  return <Page title={text('history.title')}>{null}</Page>;
}
