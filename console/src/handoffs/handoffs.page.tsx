import { useText } from '../texts/text.hook.js';
import { Page } from '../ui/page.js';

export function HandoffsPage() {
  const text = useText();
  return <Page title={text('handoffs.title')}>{null}</Page>;
}
