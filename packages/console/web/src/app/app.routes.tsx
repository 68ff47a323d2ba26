import type { ComponentType } from 'react';
import { createBrowserRouter, Navigate, type RouteObject } from 'react-router';
import { BASE_PATH } from '../api/api.client.js';
import { Shell } from '../shell/shell.js';
import { canonicalLocation } from './canonical.location.js';
import { CrashPage } from './crash.page.js';
import { NotFoundPage } from './not.found.page.js';

/** Loads the code of a page on its first visit. */
function lazyRoute(path: string, load: () => Promise<ComponentType>): RouteObject {
  return { path, lazy: async () => ({ Component: await load() }) };
}

const publicRoutes: RouteObject[] = [
  lazyRoute('sign-in', async () => (await import('../sign-in/sign-in.page.js')).SignInPage),
  lazyRoute('setup', async () => (await import('../setup/setup.page.js')).SetupPage),
  lazyRoute(
    'invitation',
    async () => (await import('../invitation/invitation.page.js')).InvitationPage,
  ),
];

const protectedRoutes: RouteObject[] = [
  { index: true, element: <Navigate to="/messages" replace /> },
  lazyRoute(
    'messages/:key?/:language?',
    async () => (await import('../messages/messages.page.js')).MessagesPage,
  ),
  lazyRoute(
    'history',
    async () => (await import('../history/copy.history.page.js')).CopyHistoryPage,
  ),
  lazyRoute('trash', async () => (await import('../trash/trash.page.js')).TrashPage),
  lazyRoute('import', async () => (await import('../import/import.page.js')).ImportPage),
  lazyRoute('export', async () => (await import('../export/export.page.js')).ExportPage),
  lazyRoute(
    'operations',
    async () => (await import('../operations/operations.page.js')).OperationsPage,
  ),
  lazyRoute('handoffs', async () => (await import('../handoffs/handoffs.page.js')).HandoffsPage),
  lazyRoute('nodes', async () => (await import('../nodes/nodes.page.js')).NodesPage),
  lazyRoute('users', async () => (await import('../users/users.page.js')).UsersPage),
  lazyRoute('tokens', async () => (await import('../tokens/tokens.page.js')).TokensPage),
  lazyRoute('audit', async () => (await import('../audit/audit.log.page.js')).AuditLogPage),
  lazyRoute('account', async () => (await import('../account/account.page.js')).AccountPage),
  { path: '*', element: <NotFoundPage /> },
];

export function createAppRouter() {
  const canonical = canonicalLocation(BASE_PATH, window.location);
  if (canonical !== undefined) window.history.replaceState(window.history.state, '', canonical);
  return createBrowserRouter(
    [
      {
        errorElement: <CrashPage />,
        hydrateFallbackElement: <></>,
        children: [...publicRoutes, { element: <Shell />, children: protectedRoutes }],
      },
    ],
    { basename: BASE_PATH },
  );
}
