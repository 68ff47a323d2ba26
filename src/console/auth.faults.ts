import { AsyncLocalStorage } from 'node:async_hooks';
import { APIError } from 'better-auth';
import type { LimitedLogger } from '../limited.logger.js';
import { faultKindOf } from '../payload/fault.kind.js';
import { ConsoleProblem } from './console.problem.js';
import { faultProblemOf } from './fault.problem.js';

/** Something that better-auth would log. */
interface Remark {
  readonly words: string;
  readonly cause: Error | undefined;
}

/** Tells a fault of signing in once: better-auth logs some, throws some, and does both with others. */
export class AuthFaults {
  readonly #remarks = new AsyncLocalStorage<Remark[]>();

  constructor(private readonly logger: LimitedLogger) {}

  /** What better-auth would log. It is told once it is known how the question ends. */
  note(message: string, details: readonly unknown[]): void {
    // What stands behind the message may hold values of a query.
    const words = `Sign-in: ${message.split('\n')[0]?.replace(/:$/, '')}`;
    const remark = { words, cause: details.find((detail) => detail instanceof Error) };
    const remarks = this.#remarks.getStore();
    if (remarks) remarks.push(remark);
    else this.tell(remark);
  }

  /** @throws ConsoleProblem for a fault that was told; any other one the filter tells */
  async ask<T>(work: () => Promise<T>): Promise<T> {
    const remarks: Remark[] = [];
    const answer = await this.#remarks.run(remarks, work).catch((error: unknown) => {
      throw error instanceof APIError ? this.hidden(error, remarks) : error;
    });
    if (answer instanceof Response && answer.status >= 500) throw this.hidden(answer, remarks);
    remarks.forEach((remark) => this.tell(remark));
    return answer;
  }

  /** Of a fault that better-auth gives as one of its own, it only remarks what it was. */
  private hidden(given: APIError | Response, remarks: readonly Remark[]): ConsoleProblem {
    const kind = given instanceof Response ? given.status : faultKindOf(given);
    const words = `Nobody can sign in now (${kind}).`;
    const remark = remarks.find(({ cause }) => cause) ?? remarks[0] ?? { words, cause: undefined };
    this.tell(remark);
    return remark.cause ? faultProblemOf(remark.cause) : ConsoleProblem.unavailable();
  }

  private tell({ words, cause }: Remark): void {
    this.logger.error(cause ? `${words} (${faultKindOf(cause)})` : words);
  }
}
