import { hash, verify } from '@node-rs/argon2';

/** Argon2id with the memory and passes that OWASP asks for (its default kind is Argon2id). */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export const SHORTEST_PASSWORD = 10;
export const LONGEST_PASSWORD = 128;

export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize('NFKC'), COST);
}

export async function isPassword(password: string, kept: string): Promise<boolean> {
  try {
    return await verify(kept, password.normalize('NFKC'));
  } catch {
    return false; // what is kept is no hash
  }
}
