import type { PendingChatsReport } from '@nestjs-haptik/storage/internal';
import type { PendingChatsView, WaitLevel } from './operations.overview.views.js';

/** A chat waits too long well before it is given up: shares of the time until then. */
const WARNING_SHARE = 1 / 15;
const CRITICAL_SHARE = 1 / 3;

/** @param expireAfterMs milliseconds after which a handoff is given up */
export function toPendingChats(
  { count, oldest, lost }: PendingChatsReport,
  expireAfterMs: number,
): PendingChatsView {
  const warningAgeSeconds = Math.ceil((expireAfterMs / 1000) * WARNING_SHARE);
  const criticalAgeSeconds = Math.ceil((expireAfterMs / 1000) * CRITICAL_SHARE);
  const levelOf = (ageSeconds: number): WaitLevel => {
    if (ageSeconds >= criticalAgeSeconds) return 'critical';
    return ageSeconds >= warningAgeSeconds ? 'warning' : 'ok';
  };
  const oldestAgeSeconds = oldest[0]?.ageSeconds ?? null;
  return {
    count,
    oldestAgeSeconds,
    lostInRange: lost,
    level: levelOf(oldestAgeSeconds ?? 0),
    warningAgeSeconds,
    criticalAgeSeconds,
    oldest: oldest.map((chat) => ({
      id: chat.id,
      bot: chat.bot,
      node: chat.node,
      team: chat.team ?? null,
      createdAt: chat.createdAt,
      expiresAt: chat.expiresAt,
      ageSeconds: chat.ageSeconds,
      attempts: chat.attempts,
      lastError: chat.lastError ?? null,
      level: levelOf(chat.ageSeconds),
    })),
  };
}
