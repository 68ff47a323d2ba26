import type { EmulatorEvent } from 'nestjs-haptik/internal/emulator';
import type { RunHandoff } from '../playground.contract.js';

/** Collects the handoffs of one user while a call runs. */
export class HandoffWatcher {
  readonly handoffs: RunHandoff[] = [];

  constructor(private readonly userName: string) {}

  readonly observe = (event: EmulatorEvent): void => {
    const handoff = toRunHandoff(event, this.userName);
    if (handoff) this.handoffs.push(handoff);
  };
}

/** The handoff of an event; undefined for other events and users. */
function toRunHandoff(event: EmulatorEvent, userName: string): RunHandoff | undefined {
  if (event.kind === 'handoff') {
    const { handoff } = event;
    if (handoff.by !== 'platform' || handoff.userName !== userName) return undefined;
    return { team: handoff.team, by: 'platform', outcome: 'accepted' };
  }
  if (event.kind !== 'request' || event.request.operation !== 'send_chat_to_agent')
    return undefined;
  const { request, response, fault } = event;
  if (request.body['user_name'] !== userName) return undefined;
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
