import { randomBytes } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { type Orm, consoleSettings } from '@nestjs-haptik/storage/internal';

const SECRET_NAME = 'secret';

/**
 * Returns the secret that signs cookies if none is configured. The first replica creates it; all
 * replicas read it.
 */
export async function loadOrCreateSecret(orm: Orm): Promise<string> {
  const value = randomBytes(32).toString('base64url');
  await orm.insert(consoleSettings).values({ name: SECRET_NAME, value }).onConflictDoNothing();
  const [row] = await orm
    .select()
    .from(consoleSettings)
    .where(eq(consoleSettings.name, SECRET_NAME));
  if (!row) throw new Error('the cookie secret was not stored');
  return row.value;
}
