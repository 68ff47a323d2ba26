import { Navigate } from 'react-router';
import { useSession } from '../session/session.queries.js';
import { useFragmentToken } from '../sign-in/fragment.token.hook.js';
import { InvalidLinkAlert } from '../sign-in/invalid.link.alert.js';
import { useTranslate } from '../i18n/translate.hook.js';
import { AuthLayout } from '../ui/auth.layout.js';
import { SetupForm } from './setup.form.js';

/** Creates the first administrator, with the token of the link that the server printed. */
export function SetupPage() {
  const text = useTranslate();
  const token = useFragmentToken();
  const session = useSession();
  if (session.data) return <Navigate to="/messages" replace />;
  return (
    <AuthLayout title={text('setup.title')} description={text('setup.description')}>
      {token === '' ? (
        <InvalidLinkAlert reason="incomplete">{text('setup.link')}</InvalidLinkAlert>
      ) : (
        <SetupForm token={token} />
      )}
    </AuthLayout>
  );
}
