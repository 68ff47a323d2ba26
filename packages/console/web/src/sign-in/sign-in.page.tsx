import { Divider, Stack } from '@mantine/core';
import { Navigate, useLocation, useSearchParams } from 'react-router';
import { redirectPathFor } from '../session/redirect.state.js';
import { hasSessionExpired } from '../session/signed.in.flag.js';
import { useSession } from '../session/session.queries.js';
import { useTranslate } from '../i18n/translate.hook.js';
import { AuthLayout } from '../ui/auth.layout.js';
import { SessionExpiredAlert } from './session.expired.alert.js';
import { SignInForm } from './sign-in.form.js';
import { useSignInOptions } from './sign-in.queries.js';
import { SsoButton } from './sso.button.js';
import { SsoErrorAlert } from './sso.error.alert.js';

/** The sign-in page. Redirects back to the requested page. */
export function SignInPage() {
  const text = useTranslate();
  const session = useSession();
  const location = useLocation();
  const [query] = useSearchParams();
  const options = useSignInOptions();
  const sso = options.data?.sso;
  if (session.data)
    return <Navigate to={redirectPathFor(session.data.id, location.state)} replace />;
  return (
    <AuthLayout title={text('sign-in.title')} description={text('sign-in.description')}>
      <Stack gap="lg">
        {query.has('error') ? <SsoErrorAlert /> : hasSessionExpired() && <SessionExpiredAlert />}
        {sso && (
          <>
            <SsoButton sso={sso} />
            <Divider label={text('sign-in.or')} />
          </>
        )}
        <SignInForm />
      </Stack>
    </AuthLayout>
  );
}
