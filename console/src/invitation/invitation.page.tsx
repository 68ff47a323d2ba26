import { isProblem } from '../api/problem.error.js';
import { Loaded } from '../records/loaded.js';
import { useFragmentToken } from '../sign-in/fragment.token.js';
import { LinkFault } from '../sign-in/link.fault.js';
import { useText } from '../texts/text.hook.js';
import { Door } from '../ui/door.js';
import { InvitationForm } from './invitation.form.js';
import { useInvited } from './invitation.queries.js';

/** Where somebody who was invited, or whose password was reset, chooses a password. */
export function InvitationPage() {
  const text = useText();
  const token = useFragmentToken();
  const invited = useInvited(token);
  if (token === '') return <Refused fault="incomplete">{text('invitation.link')}</Refused>;
  if (isProblem(invited.error, 'not-found')) {
    return <Refused fault="spent">{text('invitation.link.spent')}</Refused>;
  }
  const name = invited.data?.name;
  return (
    <Door
      title={name === undefined ? text('invitation.title') : text('invitation.title.of', { name })}
      about={text('invitation.about')}
    >
      <Loaded query={invited}>
        {({ email }) => <InvitationForm token={token} email={email} />}
      </Loaded>
    </Door>
  );
}

function Refused(props: { fault: 'incomplete' | 'spent'; children: string }) {
  const text = useText();
  return (
    <Door title={text('invitation.title')}>
      <LinkFault {...props} />
    </Door>
  );
}
