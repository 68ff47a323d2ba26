import { useText } from '../texts/text.hook.js';
import { Page } from '../ui/page.js';

export function AccountPage() {
  const text = useText();
  return <Page title={text('account.title')}>{null}</Page>;
}
