import { useText } from '../texts/text.hook.js';
import { Page } from '../ui/page.js';

export function NodesPage() {
  const text = useText();
  return <Page title={text('nodes.title')}>{null}</Page>;
}
