import { AgentDesk, type HandoffOutcome, type HandoffRequest } from 'nestjs-haptik';

/** A desk with a configurable outcome, which counts attempts, and the handoffs of each user. */
export class CountingDesk extends AgentDesk {
  readonly moves = new Map<string, number>();
  attempts = 0;
  answer: (request: HandoffRequest) => Promise<HandoffOutcome> | HandoffOutcome = () => ({
    kind: 'delivered',
  });

  override async handOff(request: HandoffRequest): Promise<HandoffOutcome> {
    this.attempts++;
    const outcome = await this.answer(request);
    const { userName } = request;
    if (outcome.kind === 'delivered') this.moves.set(userName, (this.moves.get(userName) ?? 0) + 1);
    return outcome;
  }
}
