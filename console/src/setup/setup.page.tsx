import { Navigate } from 'react-router';
import { useSession } from '../session/session.queries.js';
import { useFragmentToken } from '../sign-in/fragment.token.js';
import { LinkFault } from '../sign-in/link.fault.js';
import { useText } from '../texts/text.hook.js';
import { Door } from '../ui/door.js';
import { SetupForm } from './setup.form.js';

/** Where the first administrator begins, by the link that the server printed. */
export function SetupPage() {
  const text = useText();
  const token = useFragmentToken();
  const session = useSession();
  if (session.data) return <Navigate to="/messages" replace />;
  return (
    <Door title={text('setup.title')} about={text('setup.about')}>
      {token === '' ? (
        <LinkFault fault="incomplete">{text('setup.link')}</LinkFault>
      ) : (
        <SetupForm token={token} />
      )}
    </Door>
  );
}
