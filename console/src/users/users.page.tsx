import { useText } from '../texts/text.hook.js';
import { Page } from '../ui/page.js';

export function UsersPage() {
  const text = useText();
  return <Page title={text('users.title')}>{null}</Page>;
}
