import { useText } from '../texts/text.hook.js';
import { Page } from '../ui/page.js';

export function AuditPage() {
  const text = useText();
  return <Page title={text('audit.title')}>{null}</Page>;
}
