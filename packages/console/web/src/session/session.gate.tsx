import { Center } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { Navigate, useLocation } from 'react-router';
import { Loading } from '@nestjs-haptik/ui';
import { useTranslate } from '../i18n/translate.hook.js';
import { ProblemState } from '../ui/problem.state.js';
import { CurrentUserContext, useSession } from './session.queries.js';
import type { RedirectState } from './redirect.state.js';

/** Renders its content for a signed-in user. Redirects others to the sign-in page and back. */
export function SessionGate({ children }: { children: ReactNode }) {
  const session = useSession();
  const location = useLocation();
  const text = useTranslate();
  const [userId, setUserId] = useState(session.data?.id);
  if (session.data && session.data.id !== userId) setUserId(session.data.id);
  if (session.data)
    return (
      <CurrentUserContext key={session.data.id} value={session.data}>
        {children}
      </CurrentUserContext>
    );
  if (session.data === null) {
    const redirect: RedirectState = { from: location.pathname + location.search, userId };
    return <Navigate to="/sign-in" replace state={redirect} />;
  }
  return (
    <Center mih="100vh" p="md">
      {session.isError ? (
        <ProblemState error={session.error} onRetry={() => void session.refetch()} />
      ) : (
        <Loading label={text('ui.loading')} />
      )}
    </Center>
  );
}
