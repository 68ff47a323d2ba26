import type { ComponentType } from 'react';
import { createBrowserRouter, Navigate, type RouteObject } from 'react-router';
import { BASE_PATH } from '../api/api.client.js';
import { Shell } from '../shell/shell.js';
import { canonicalAddress } from './canonical.address.js';
import { CrashPage } from './crash.page.js';
import { NotFoundPage } from './not.found.page.js';

/** Each page is loaded when it is first looked at. */
function page(path: string, load: () => Promise<ComponentType>): RouteObject {
  return { path, lazy: async () => ({ Component: await load() }) };
}

const doors: RouteObject[] = [
  page('sign-in', async () => (await import('../sign-in/sign-in.page.js')).SignInPage),
  page('setup', async () => (await import('../setup/setup.page.js')).SetupPage),
  page('invitation', async () => (await import('../invitation/invitation.page.js')).InvitationPage),
];

const rooms: RouteObject[] = [
  { index: true, element: <Navigate to="/messages" replace /> },
  page(
    'messages/:key?/:language?',
    async () => (await import('../messages/messages.page.js')).MessagesPage,
  ),
  page('history', async () => (await import('../history/history.page.js')).HistoryPage),
  page('trash', async () => (await import('../trash/trash.page.js')).TrashPage),
  page('import', async () => (await import('../import/import.page.js')).ImportPage),
  page('export', async () => (await import('../export/export.page.js')).ExportPage),
  page('handoffs', async () => (await import('../handoffs/handoffs.page.js')).HandoffsPage),
  page('nodes', async () => (await import('../nodes/nodes.page.js')).NodesPage),
  page('users', async () => (await import('../users/users.page.js')).UsersPage),
  page('tokens', async () => (await import('../tokens/tokens.page.js')).TokensPage),
  page('audit', async () => (await import('../audit/audit.page.js')).AuditPage),
  page('account', async () => (await import('../account/account.page.js')).AccountPage),
  { path: '*', element: <NotFoundPage /> },
];

export function createAppRouter() {
  const address = canonicalAddress(BASE_PATH, window.location);
  if (address !== undefined) window.history.replaceState(window.history.state, '', address);
  return createBrowserRouter(
    [
      {
        errorElement: <CrashPage />,
        hydrateFallbackElement: <></>,
        children: [...doors, { element: <Shell />, children: rooms }],
      },
    ],
    { basename: BASE_PATH },
  );
}
