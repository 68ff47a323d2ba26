import { useText } from '../texts/text.hook.js';
import { Door } from '../ui/door.js';

export function InvitationPage() {
  const text = useText();
  return <Door title={text('invitation.title')}>{null}</Door>;
}
