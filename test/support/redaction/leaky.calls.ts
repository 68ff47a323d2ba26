import { MARKS, markedBody, markedHeaders } from './marks.js';

/** Nodes of leaky.service.js whose methods throw; each has a second node that rejects later. */
export const THROWING = [
  'message',
  'stack',
  'name',
  'cause',
  'cause_text',
  'field',
  'aggregate',
  'text',
  'object',
  'base64',
  'hexadecimal',
  'url',
  'form',
  'inspected',
  'upper_case',
  'forbidden',
  'bad_request',
  'request_error',
  'connection',
  'database',
  'caused_aggregate',
  'code',
].flatMap((name) => [name, `later_${name}`]);
/** Nodes whose guards, pipes and interceptors throw, or whose methods are late. */
export const OBSTRUCTED = ['guarded', 'intercepted', 'piped', 'late'];
/** Nodes that leave an error outside of the call. */
export const FLOATING = ['', '_text', '_value', '_aggregate', '_frames'].map(
  (suffix) => `floating${suffix}`,
);
/** Nodes that return values of the call, which reach the user. */
export const RETURNING = [
  'nothing',
  'unknown_object',
  'wrong_type',
  'bad_element',
  'odd_state',
  'large_state',
  'cyclic',
  'broken_copy',
  'copy_value',
  'fetches',
  'agent',
  'logs',
  'warns',
];

/** Sends calls that fail, and keeps what was responded. */
export class LeakyCalls {
  readonly responses: string[] = [];

  constructor(readonly url: string) {}

  /** @param body in place of the marked body of the node */
  async call(node: string, body = markedBody(node), secret?: string): Promise<string> {
    return this.request(`?q=${MARKS.query}`, {
      method: 'POST',
      headers: markedHeaders(body, secret),
      body,
    });
  }

  /** Sends everything that fails by itself, without the help of the platform or the database. */
  async sendFailingCalls(): Promise<void> {
    for (const node of [...THROWING, ...OBSTRUCTED, ...FLOATING]) await this.call(node);
    // More failures than the circuit breaker allows.
    for (let round = 0; round < 12; round++) await this.call('message');
    for (const name of [`for ${MARKS.email}`, MARKS.phone, `${MARKS.fullName}!`])
      await this.call(name);
    await this.call('message', markedBody('message', { step: MARKS.email }));
    const kept = this.responses.length;
    for (const node of RETURNING) await this.call(node);
    this.responses.length = kept;
  }

  /** Sends what is rejected before a node is called, and searches. */
  async sendRejectedRequests(): Promise<void> {
    const body = markedBody('message');
    await this.call('message', body, 'another secret');
    await this.call('message', body, MARKS.env);
    await this.call('message', body, `${MARKS.secret}\n`);
    await this.call('message', body.slice(0, -20));
    await this.call('message', `{"${MARKS.email}": ${body}`);
    await this.call('message', JSON.stringify([body]));
    await this.call('message', JSON.stringify({ entities: MARKS.value, user: MARKS.email }));
    const post = (path: string, headers: Record<string, string>) =>
      this.request(path, { method: 'POST', headers, body });
    await post('', { ...markedHeaders(body), 'Content-Type': 'text/plain' });
    await post('', { ...markedHeaders(body), 'X-Hub-Signature': `sha1=${MARKS.header}` });
    await post('/unknown-bot', markedHeaders(body));
    await post('/unknown-bot/other', markedHeaders(body));
    const user = `user_id=${MARKS.userId}&user_name=${MARKS.userName}`;
    const kept = this.responses.length;
    for (const search of ['leaky', 'unknown']) {
      await this.request(`/search/${search}?query=${encodeURIComponent(MARKS.search)}&${user}`);
    }
    // The response of a search repeats the query. Protocol 3.8.
    this.responses.length = kept;
  }

  private async request(path: string, init: RequestInit = {}): Promise<string> {
    const response = await fetch(`${this.url}${path}`, init);
    const text = await response.text();
    this.responses.push(`${response.status} ${JSON.stringify([...response.headers])} ${text}`);
    return text;
  }
}
