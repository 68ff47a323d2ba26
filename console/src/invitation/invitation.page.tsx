import { useFragmentToken } from '../sign-in/fragment.token.js';
import { LinkMissing } from '../sign-in/link.missing.js';
import { useText } from '../texts/text.hook.js';
import { Door } from '../ui/door.js';
import { InvitationForm } from './invitation.form.js';

/** Where somebody who was invited, or whose password was reset, chooses a password. */
export function InvitationPage() {
  const text = useText();
  const token = useFragmentToken();
  return (
    <Door title={text('invitation.title')} about={text('invitation.about')}>
      {token === '' ? (
        <LinkMissing>{text('invitation.link')}</LinkMissing>
      ) : (
        <InvitationForm token={token} />
      )}
    </Door>
  );
}
