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
import type { AuthErrorLogger } from './auth.error.logger.js';
import { IP_HEADER } from './auth.headers.js';
import type { ConsoleSsoOptions } from './console.options.js';
import type { ResolvedConsoleOptions } from './resolved.console.options.js';
import {
  hashPassword,
  verifyPassword,
  MAX_PASSWORD_LENGTH,
  MIN_PASSWORD_LENGTH,
} from './password.hash.js';
import { withHashedSessionTokens } from './session.token.hashing.js';
import { isEmailVerified } from './sso.claims.js';
import { isNameTaken } from './user.name.js';

/** The name of single sign-on in URLs and accounts. */
export const SSO = 'sso';

/** With what the names of its cookies begin. */
export const COOKIE_PREFIX = 'haptik_console';

const AUTH_SCHEMA = {
  user: consoleUsers,
  session: consoleSessions,
  account: consoleAccounts,
  verification: consoleVerifications,
};

const NO_TOKENS = { accessToken: null, refreshToken: null, idToken: null };

export type BetterAuth = ReturnType<typeof createBetterAuth>;

/**
 * better-auth on our tables. Nobody reaches its own HTTP routes: controllers call what they need. So its
 * limits and origin checks are off, and ours hold.
 */
export function createBetterAuth(
  orm: Orm,
  settings: ResolvedConsoleOptions,
  secret: string,
  errorLogger: AuthErrorLogger,
) {
  const { url, sso, sessionSeconds } = settings;
  return betterAuth({
    appName: 'nestjs-haptik',
    // Where it is only matters to single sign-on, which needs the option publicUrl.
    baseURL: resolveAuthUrl(url),
    secret,
    database: withHashedSessionTokens(drizzleAdapter(orm, { provider: 'pg', schema: AUTH_SCHEMA })),
    telemetry: { enabled: false },
    rateLimit: { enabled: false },
    logger: {
      level: 'error',
      log: (_, message, ...details) => errorLogger.capture(message, details),
    },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: MIN_PASSWORD_LENGTH,
      maxPasswordLength: MAX_PASSWORD_LENGTH,
      password: {
        hash: hashPassword,
        verify: ({ password, hash }) => verifyPassword(password, hash),
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
      defaultCookieAttributes: { httpOnly: true, sameSite: 'lax', path: resolveCookiePath(url) },
      ipAddress: { ipAddressHeaders: [IP_HEADER] },
    },
    onAPIError: { errorURL: `${url ?? ''}/sign-in` },
    plugins: sso ? [genericOAuth({ config: [createOidcProvider(sso, resolveAuthUrl(url))] })] : [],
    databaseHooks: {
      session: { create: { before: ({ userId }) => rejectDisabledUser(orm, userId) } },
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
            const own = (await isNameTaken(name, orm)) ? `${name} (${email})` : name;
            return { data: { ...user, name: own, role: sso?.defaultRole ?? 'viewer' } };
          },
        },
      },
    },
  });
}

/** Below it better-auth believes its routes to be. */
export function resolveAuthUrl(url: string | undefined): string {
  return `${url ?? 'http://localhost/console'}/api/auth`;
}

function resolveCookiePath(url: string | undefined): string {
  return url === undefined ? '/' : new URL(url).pathname;
}

function createOidcProvider(
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
      emailVerified: isEmailVerified(claims, trustEmail),
    }),
    disableSignUp: defaultRole === undefined,
  };
}

async function rejectDisabledUser(orm: Orm, userId: string): Promise<void> {
  const [user] = await orm.select().from(consoleUsers).where(eq(consoleUsers.id, userId));
  if (user && !user.isDisabled) return;
  throw new APIError('FORBIDDEN', { code: 'USER_DISABLED', message: 'This user is switched off.' });
}
