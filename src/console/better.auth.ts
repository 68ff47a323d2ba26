import { APIError, betterAuth } from 'better-auth';
import { drizzleAdapter } from 'better-auth/adapters/drizzle';
import { genericOAuth } from 'better-auth/plugins';
import { eq } from 'drizzle-orm';
import {
  consoleAccounts,
  consoleSessions,
  consoleUsers,
  consoleVerifications,
} from '../storage/database/console.schema.js';
import type { Orm } from '../storage/database/database.js';
import type { AuthFaults } from './auth.faults.js';
import { IP_HEADER } from './auth.headers.js';
import type { ConsoleSsoOptions } from './console.options.js';
import type { ConsoleSettings } from './console.settings.js';
import { hashPassword, isPassword, LONGEST_PASSWORD, SHORTEST_PASSWORD } from './password.hash.js';
import { withSessionDigests } from './session.digests.js';
import { isEmailChecked } from './sso.profile.js';
import { isTaken } from './user.name.js';

/** The name of single sign-on in URLs and accounts. */
export const SSO = 'sso';

/** With what the names of its cookies begin. */
export const COOKIE_PREFIX = 'haptik_console';

const SCHEMA = {
  user: consoleUsers,
  session: consoleSessions,
  account: consoleAccounts,
  verification: consoleVerifications,
};

const NO_TOKENS = { accessToken: null, refreshToken: null, idToken: null };

export type BetterAuth = ReturnType<typeof betterAuthOf>;

/**
 * better-auth on our tables. Nobody reaches its own HTTP routes: controllers call what they need. So its
 * limits and origin checks are off, and ours hold.
 */
export function betterAuthOf(
  orm: Orm,
  settings: ConsoleSettings,
  secret: string,
  faults: AuthFaults,
) {
  const { url, sso, sessionSeconds } = settings;
  return betterAuth({
    appName: 'nestjs-haptik',
    // Where it is only matters to single sign-on, which needs the option publicUrl.
    baseURL: authUrlOf(url),
    secret,
    database: withSessionDigests(drizzleAdapter(orm, { provider: 'pg', schema: SCHEMA })),
    telemetry: { enabled: false },
    rateLimit: { enabled: false },
    logger: {
      level: 'error',
      log: (_, message, ...details) => faults.note(message, details),
    },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: SHORTEST_PASSWORD,
      maxPasswordLength: LONGEST_PASSWORD,
      password: {
        hash: hashPassword,
        verify: ({ password, hash }) => isPassword(password, hash),
      },
    },
    // An attempt is in a cookie, encrypted: a table would have what comes back in the clear, and a row for
    // each would let a stranger fill it.
    account: { storeStateStrategy: 'cookie', updateAccountOnSignIn: false },
    user: { additionalFields: { role: { type: 'string', input: false, defaultValue: 'viewer' } } },
    // An end that is fixed; when a session was used last we write ourselves.
    session: { expiresIn: sessionSeconds, disableSessionRefresh: true },
    advanced: {
      cookiePrefix: COOKIE_PREFIX,
      useSecureCookies: url?.startsWith('https:') ?? false,
      defaultCookieAttributes: { httpOnly: true, sameSite: 'lax', path: cookiePathOf(url) },
      ipAddress: { ipAddressHeaders: [IP_HEADER] },
    },
    onAPIError: { errorURL: `${url ?? ''}/sign-in` },
    plugins: sso ? [genericOAuth({ config: [providerOf(sso, authUrlOf(url))] })] : [],
    databaseHooks: {
      session: { create: { before: ({ userId }) => refuseDisabled(orm, userId) } },
      // Nothing is asked of the provider once it is known who somebody is.
      account: {
        create: { before: (account) => Promise.resolve({ data: { ...account, ...NO_TOKENS } }) },
      },
      user: {
        create: {
          // Only single sign-on makes users this way.
          before: async (user) => {
            if (!user.emailVerified) return false;
            const { name, email } = user;
            const own = (await isTaken(name, orm)) ? `${name} (${email})` : name;
            return { data: { ...user, name: own, role: sso?.defaultRole ?? 'viewer' } };
          },
        },
      },
    },
  });
}

/** Below it better-auth believes its routes to be. */
export function authUrlOf(url: string | undefined): string {
  return `${url ?? 'http://localhost/console'}/api/auth`;
}

function cookiePathOf(url: string | undefined): string {
  return url === undefined ? '/' : new URL(url).pathname;
}

function providerOf(
  { name, issuer, clientId, clientSecret, defaultRole, trustEmail = false }: ConsoleSsoOptions,
  at: string,
) {
  return {
    providerId: SSO,
    ...(name !== undefined && { name }),
    discoveryUrl: `${issuer.replace(/\/+$/, '')}/.well-known/openid-configuration`,
    requireIdTokenVerification: true,
    clientId,
    clientSecret,
    scopes: ['openid', 'email', 'profile'],
    redirectURI: `${at}/callback/${SSO}`,
    requireEmailVerification: true,
    mapProfileToUser: (claims: Readonly<Record<string, unknown>>) => ({
      emailVerified: isEmailChecked(claims, trustEmail),
    }),
    disableSignUp: defaultRole === undefined,
  };
}

async function refuseDisabled(orm: Orm, userId: string): Promise<void> {
  const [user] = await orm.select().from(consoleUsers).where(eq(consoleUsers.id, userId));
  if (user && !user.isDisabled) return;
  throw new APIError('FORBIDDEN', { code: 'USER_DISABLED', message: 'This user is switched off.' });
}
