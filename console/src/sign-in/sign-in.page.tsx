import { Divider, Stack } from '@mantine/core';
import { Navigate, useLocation, useSearchParams } from 'react-router';
import { pageFor } from '../session/left.page.js';
import { hasSessionEnded } from '../session/session.mark.js';
import { useSession } from '../session/session.queries.js';
import { useText } from '../texts/text.hook.js';
import { Door } from '../ui/door.js';
import { SessionEnded } from './session.ended.js';
import { SignInForm } from './sign-in.form.js';
import { useSignInOptions } from './sign-in.queries.js';
import { SsoButton } from './sso.button.js';
import { SsoFault } from './sso.fault.js';

/** The way in, and back to the page that asked for it. */
export function SignInPage() {
  const text = useText();
  const session = useSession();
  const location = useLocation();
  const [query] = useSearchParams();
  const options = useSignInOptions();
  const sso = options.data?.sso;
  if (session.data) return <Navigate to={pageFor(session.data.id, location.state)} replace />;
  return (
    <Door title={text('sign-in.title')} about={text('sign-in.about')}>
      <Stack gap="lg">
        {query.has('error') ? <SsoFault /> : hasSessionEnded() && <SessionEnded />}
        {sso && (
          <>
            <SsoButton sso={sso} />
            <Divider label={text('sign-in.or')} />
          </>
        )}
        <SignInForm />
      </Stack>
    </Door>
  );
}
