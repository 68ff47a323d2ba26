import { Center } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { Navigate, useLocation } from 'react-router';
import { ProblemState } from '../ui/problem.state.js';
import { MeContext, useSession } from './session.queries.js';
import type { LeftPage } from './left.page.js';
import { Loading } from '../ui/loading.js';

/** Lets through who is signed in, and leads anybody else to the sign-in and back here. */
export function SessionGate({ children }: { children: ReactNode }) {
  const session = useSession();
  const location = useLocation();
  const [person, setPerson] = useState(session.data?.id);
  if (session.data && session.data.id !== person) setPerson(session.data.id);
  if (session.data)
    return (
      <MeContext key={session.data.id} value={session.data}>
        {children}
      </MeContext>
    );
  if (session.data === null) {
    const left: LeftPage = { from: location.pathname + location.search, person };
    return <Navigate to="/sign-in" replace state={left} />;
  }
  return (
    <Center mih="100vh" p="md">
      {session.isError ? (
        <ProblemState error={session.error} onRetry={() => void session.refetch()} />
      ) : (
        <Loading />
      )}
    </Center>
  );
}
