import { useText } from '../texts/text.hook.js';
import { Page } from '../ui/page.js';

export function MessagesPage() {
  const text = useText();
  return <Page title={text('messages.title')}>{null}</Page>;
}
