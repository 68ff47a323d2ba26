import { useText } from '../texts/text.hook.js';
import { Door } from '../ui/door.js';

export function SignInPage() {
  const text = useText();
  return <Door title={text('sign-in.title')}>{null}</Door>;
}
