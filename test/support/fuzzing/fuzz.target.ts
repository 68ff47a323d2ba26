import { encodeRequest, type FuzzRequest, hasHeader, type HeaderLine } from './fuzz.request.js';
import { exchangeBytes, type FuzzResponse } from './fuzz.response.js';
import { findViolations } from './response.violations.js';

/** A server that is fuzzed. */
export class FuzzTarget {
  #requests = 0;

  constructor(
    readonly port: number,
    /** What no response may contain. */
    private readonly secrets: readonly string[],
  ) {}

  /** Sends a request with the headers that it does not have. */
  send(request: FuzzRequest, headers: readonly HeaderLine[] = []): Promise<FuzzResponse> {
    const host: HeaderLine = ['Host', `127.0.0.1:${this.port}`];
    // For each request another one: sources are limited.
    const source: HeaderLine = ['X-Forwarded-For', this.nextAddress()];
    const isOfTool = request.target.includes('_development') || hasHeader(request, 'forwarded');
    const extra = [host, ...(isOfTool ? [] : [source]), ...headers];
    return exchangeBytes(this.port, encodeRequest(request, extra));
  }

  findViolations(request: FuzzRequest, response: FuzzResponse): string[] {
    return findViolations(request, response, this.secrets);
  }

  private nextAddress(): string {
    this.#requests++;
    return [16, 8, 0]
      .map((bits) => (this.#requests >> bits) & 255)
      .reduce((text, part) => `${text}.${part}`, '10');
  }
}
