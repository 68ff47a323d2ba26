import { APIError, betterAuth } from 'better-auth';
import { drizzleAdapter } from 'better-auth/adapters/drizzle';
import { genericOAuth } from 'better-auth/plugins';
import { eq } from 'drizzle-orm';
import {
  type Orm,
  consoleAccounts,
  consoleSessions,
  consoleUsers,
  consoleVerifications,
} from '@nestjs-haptik/storage/internal';
import type { AuthErrorLogger } from './auth.error.logger.js';
import { IP_HEADER } from './auth.headers.js';
import type { ConsoleSsoOptions } from '../common/console.options.js';
import type { ResolvedConsoleOptions } from '../common/resolved.console.options.js';
import {
  hashPassword,
  verifyPassword,
  MAX_PASSWORD_LENGTH,
  MIN_PASSWORD_LENGTH,
} from './password.hash.js';
import { withHashedSessionTokens } from './session.token.hashing.js';
import { isEmailVerified } from './sso/sso.claims.js';
import { isNameTaken } from './user.name.js';

/** Provider id of single sign-on in URLs and accounts. */
export const SSO = 'sso';

/** Prefix of all cookie names. */
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
 * Configures better-auth on the tables of the console. Its HTTP routes are not mounted; controllers
 * call its API instead. Therefore its rate limits and origin checks are off, and those of the
 * console apply.
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
    // Only single sign-on depends on this URL, and it requires the option publicUrl.
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
    // The state is in an encrypted cookie. A table would store it as plain text, and
    // unauthenticated clients could fill it.
    account: { storeStateStrategy: 'cookie', updateAccountOnSignIn: false },
    user: { additionalFields: { role: { type: 'string', input: false, defaultValue: 'viewer' } } },
    // The lifetime is fixed; the time of last use is updated by SessionsRepository.
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
      // The provider is not called after sign-in, so its tokens are not kept.
      account: {
        create: { before: (account) => Promise.resolve({ data: { ...account, ...NO_TOKENS } }) },
      },
      user: {
        create: {
          // Only single sign-on creates users here.
          before: async (user) => {
            if (!user.emailVerified) return false;
            const { name, email } = user;
            const displayName = (await isNameTaken(name, orm)) ? `${name} (${email})` : name;
            return { data: { ...user, name: displayName, role: sso?.defaultRole ?? 'viewer' } };
          },
        },
      },
    },
  });
}

/** The URL below which better-auth expects its routes. */
export function resolveAuthUrl(url: string | undefined): string {
  return `${url ?? 'http://localhost/console'}/api/auth`;
}

function resolveCookiePath(url: string | undefined): string {
  return url === undefined ? '/' : new URL(url).pathname;
}

function createOidcProvider(
  { name, issuer, clientId, clientSecret, defaultRole, trustEmail = false }: ConsoleSsoOptions,
  authUrl: string,
) {
  return {
    providerId: SSO,
    ...(name !== undefined && { name }),
    discoveryUrl: `${issuer.replace(/\/+$/, '')}/.well-known/openid-configuration`,
    requireIdTokenVerification: true,
    clientId,
    clientSecret,
    scopes: ['openid', 'email', 'profile'],
    redirectURI: `${authUrl}/callback/${SSO}`,
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
  throw new APIError('FORBIDDEN', { code: 'USER_DISABLED', message: 'This user is disabled.' });
}
