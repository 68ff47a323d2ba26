import { isProblem } from '../api/problem.error.js';
import { Loaded } from '../records/loaded.js';
import { useFragmentToken } from '../sign-in/fragment.token.hook.js';
import { InvalidLinkAlert } from '../sign-in/invalid.link.alert.js';
import { useTranslate } from '../i18n/translate.hook.js';
import { AuthLayout } from '../ui/auth.layout.js';
import { InvitationForm } from './invitation.form.js';
import { useInvitation } from './invitation.queries.js';

/** Where an invited user, or one with a password link, chooses a password. */
export function InvitationPage() {
  const text = useTranslate();
  const token = useFragmentToken();
  const invitation = useInvitation(token);
  if (token === '') return <InvalidLink reason="incomplete">{text('invitation.link')}</InvalidLink>;
  if (isProblem(invitation.error, 'not-found')) {
    return <InvalidLink reason="used">{text('invitation.link.used')}</InvalidLink>;
  }
  const name = invitation.data?.name;
  return (
    <AuthLayout
      title={name === undefined ? text('invitation.title') : text('invitation.title.of', { name })}
      description={text('invitation.description')}
    >
      <Loaded query={invitation}>
        {({ email }) => <InvitationForm token={token} email={email} />}
      </Loaded>
    </AuthLayout>
  );
}

function InvalidLink(props: { reason: 'incomplete' | 'used'; children: string }) {
  const text = useTranslate();
  return (
    <AuthLayout title={text('invitation.title')}>
      <InvalidLinkAlert {...props} />
    </AuthLayout>
  );
}
