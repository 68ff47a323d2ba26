import type { EmulatorEvent } from 'nestjs-haptik/internal/emulator';
import type { RunHandoff } from '../playground.contract.js';

interface SeenHandoff {
  readonly handoff: RunHandoff;
  /** Whether several calls of the user ran at the time. */
  readonly isShared: boolean;
  isClaimed: boolean;
}

/** The handoffs of a user while a call runs. */
export interface HandoffWatch {
  /** Those that only this call can have caused. */
  readonly own: readonly RunHandoff[];
  /** Takes handoffs during several calls, which no other call has taken. */
  readonly claim: (limit?: number) => readonly RunHandoff[];
  readonly stop: () => void;
}

/** Gives each handoff to one call. */
export class HandoffWatcher {
  readonly #watched = new Map<SeenHandoff[], string>();

  /** @param onLate called with the handoffs of users without a call that runs */
  constructor(private readonly onLate: (handoff: RunHandoff, userName: string) => void) {}

  start(userName: string): HandoffWatch {
    const seen: SeenHandoff[] = [];
    this.#watched.set(seen, userName);
    return {
      get own() {
        return seen.flatMap(({ isShared, handoff }) => (isShared ? [] : [handoff]));
      },
      claim: (limit = Infinity) => {
        const free = seen.filter(({ isShared, isClaimed }) => isShared && !isClaimed);
        return free.slice(0, limit).map((one) => {
          one.isClaimed = true;
          return one.handoff;
        });
      },
      stop: () => void this.#watched.delete(seen),
    };
  }

  readonly observe = (event: EmulatorEvent): void => {
    const userName = findUserName(event);
    const handoff = toRunHandoff(event);
    if (!handoff || userName === undefined) return;
    const lists = [...this.#watched].flatMap(([seen, name]) => (name === userName ? [seen] : []));
    if (lists.length === 0) return this.onLate(handoff, userName);
    const one = { handoff, isShared: lists.length > 1, isClaimed: false };
    for (const seen of lists) seen.push(one);
  };
}

function findUserName(event: EmulatorEvent): string | undefined {
  if (event.kind === 'handoff') return event.handoff.userName;
  const name = event.kind === 'request' ? event.request.body['user_name'] : undefined;
  return typeof name === 'string' ? name : undefined;
}

/** The handoff of an event; undefined for other events. */
function toRunHandoff(event: EmulatorEvent): RunHandoff | undefined {
  if (event.kind === 'handoff') {
    const { handoff } = event;
    if (handoff.by !== 'platform') return undefined;
    return { team: handoff.team, by: 'platform', outcome: 'accepted' };
  }
  if (event.kind !== 'request' || event.request.operation !== 'send_chat_to_agent')
    return undefined;
  const { request, response, fault } = event;
  const { team_name } = request.body;
  const team = typeof team_name === 'string' ? team_name : '';
  if (!response) {
    const detail = `The platform API is faulty (${fault?.kind ?? 'no response'}).`;
    return { team, by: 'app', outcome: 'failed', detail };
  }
  const isAccepted = response.status === 200;
  const lost = fault?.kind === 'dropResponse' ? ', but the app got no response' : '';
  const message = isAccepted ? '' : `: ${readMessage(response.body)}`;
  return {
    team,
    by: 'app',
    outcome: isAccepted ? 'accepted' : 'refused',
    detail: `HTTP ${response.status}${message}${lost}`,
  };
}

function readMessage(body: unknown): string {
  const { error_message } = (typeof body === 'object' ? body : {}) as { error_message?: unknown };
  return typeof error_message === 'string' ? error_message : JSON.stringify(body);
}
