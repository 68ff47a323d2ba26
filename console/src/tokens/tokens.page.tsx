import { useText } from '../texts/text.hook.js';
import { Page } from '../ui/page.js';

export function TokensPage() {
  const text = useText();
  return <Page title={text('tokens.title')}>{null}</Page>;
}
