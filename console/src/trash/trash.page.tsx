import { useText } from '../texts/text.hook.js';
import { Page } from '../ui/page.js';

export function TrashPage() {
  const text = useText();
  return <Page title={text('trash.title')}>{null}</Page>;
}
