import { Center } from '@mantine/core';
import type { ReactNode } from 'react';
import { Navigate, useLocation } from 'react-router';
import { ProblemState } from '../ui/problem.state.js';
import { MeContext, useSession } from './session.queries.js';
import { Loading } from '../ui/loading.js';

/** Lets through who is signed in, and leads anybody else to the sign-in and back here. */
export function SessionGate({ children }: { children: ReactNode }) {
  const session = useSession();
  const location = useLocation();
  if (session.data) return <MeContext value={session.data}>{children}</MeContext>;
  if (session.data === null)
    return <Navigate to="/sign-in" replace state={{ from: location.pathname + location.search }} />;
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
