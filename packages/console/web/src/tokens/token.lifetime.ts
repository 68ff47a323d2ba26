const DAY_MS = 86_400_000;

/** In days. */
export const LIFETIMES = ['30', '90', '365', 'never'] as const;
export type Lifetime = (typeof LIFETIMES)[number];

export function expiresAtFor(lifetime: Lifetime, now: Date): string | null {
  if (lifetime === 'never') return null;
  return new Date(now.getTime() + Number(lifetime) * DAY_MS).toISOString();
}
