import { useText } from '../texts/text.hook.js';
import { Door } from '../ui/door.js';

export function SetupPage() {
  const text = useText();
  return <Door title={text('setup.title')}>{null}</Door>;
}
