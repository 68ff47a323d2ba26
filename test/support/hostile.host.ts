import { Injectable } from '@nestjs/common';
import { Type } from 'class-transformer';
import { IsArray, IsOptional, IsString, ValidateNested } from 'class-validator';
import { HaptikEntities, HaptikNode, HaptikSearch, SearchQuery, sign } from 'nestjs-haptik';
import { defineCopy, HaptikCopyModule } from 'nestjs-haptik/copy';
import { HaptikOperatorModule } from 'nestjs-haptik/operator';
import { type Platform, SECRET } from './app.js';
import { type ConsoleBrowser, ConsoleHost } from './console.js';
import { type HostileBody, harmlessBody } from './hostile.bodies.js';
import { TOKEN } from './operator.js';
import { processorTime } from './processor.time.js';

/** Processor time of a body, compared with one that is as long and means no harm. */
const TIMES = 20;
const MORE_MS = 300;
/** Nearly what somebody may send who is not signed in. */
const PUBLIC_BYTES = 15_500;

const copy = defineCopy({ 'order.track': { text: 'Track it', about: 'Below.', usedAs: 'text' } });

class Address {
  @IsString() city!: string;
}

class Order {
  @IsOptional() @IsString() product_name?: string;
  @IsOptional() @IsArray() labels?: string[];
  @IsOptional() @ValidateNested() @Type(() => Address) address?: Address;
}

@Injectable()
class OrderBot {
  @HaptikNode('order')
  order(@HaptikEntities(Order) order: Order) {
    return `A ${order.product_name ?? 'thing'}.`;
  }

  @HaptikSearch('cities')
  cities(@SearchQuery() query: string) {
    return [`found ${query.length}`];
  }
}

type Send = (body: string, given?: Record<string, string>) => Promise<number>;

/** An application with everything that reads a body, and those who send some. */
export class HostileHost {
  #strangers = 0;

  private constructor(
    readonly host: ConsoleHost,
    private readonly administrator: ConsoleBrowser,
    private readonly bytes: number,
  ) {}

  /** @param bytes of each body */
  static async start(platform: Platform, bytes: number): Promise<HostileHost> {
    const imports = [
      HaptikCopyModule.forRoot({ copy: [copy] }),
      HaptikOperatorModule.forRoot({ token: TOKEN }),
    ];
    const host = await ConsoleHost.start(
      platform,
      { trustProxy: true },
      { imports, providers: [OrderBot] },
    );
    return new HostileHost(host, await host.administrator(), bytes);
  }

  /** To the console, as somebody who may do everything there. */
  asAdministrator(line: string): Send {
    return this.to(line, this.administrator);
  }

  /** To the console, as anybody, each time from another address, which no attempts are counted of. */
  asStranger(line: string): Send {
    const send = this.to(line, this.host.browser());
    return (body) => {
      this.#strangers++;
      const address = `198.51.${this.#strangers >> 8}.${this.#strangers & 0xff}`;
      return send(body, { 'X-Forwarded-For': address });
    };
  }

  asOperator(line: string): Send {
    const [method = '', path = ''] = line.split(' ');
    const headers = { Authorization: `Bearer ${TOKEN}` };
    return (body) => this.send(method, `/operator${path}`, body, headers);
  }

  asHaptik(): Send {
    return (body) => {
      const headers = { 'X-Hub-Signature': sign(Buffer.from(body), SECRET) };
      return this.send('POST', '/haptik', body, headers);
    };
  }

  /** Bodies that cost more than a harmless one of the same length, or end in a status that is none of these. */
  async faultsOf(
    send: Send,
    bodies: Readonly<Record<string, HostileBody>>,
    field: string,
    statuses: readonly number[],
  ): Promise<string[]> {
    return this.faults(send, bodies, field, statuses, this.bytes, harmlessBody(this.bytes));
  }

  /** As `faultsOf`, of bodies that anybody may send, compared with one that has nothing in it. */
  async publicFaultsOf(
    send: Send,
    bodies: Readonly<Record<string, HostileBody>>,
    field: string,
    statuses: readonly number[],
  ): Promise<string[]> {
    return this.faults(send, bodies, field, statuses, PUBLIC_BYTES, '{}');
  }

  private async faults(
    send: Send,
    bodies: Readonly<Record<string, HostileBody>>,
    field: string,
    statuses: readonly number[],
    bytes: number,
    other: string,
  ): Promise<string[]> {
    const faults: string[] = [];
    const harmless = await processorTime(() => send(other));
    const bound = harmless * TIMES + MORE_MS;
    for (const [name, bodyOf] of Object.entries(bodies)) {
      const body = bodyOf(bytes, field);
      let status = 0;
      const time = await processorTime(async () => (status = await send(body)), bound);
      if (time > bound) faults.push(`${name}: ${time} ms, and ${harmless} ms for a harmless one`);
      if (!statuses.includes(status)) faults.push(`${name}: answered ${status}`);
    }
    return faults;
  }

  private to(line: string, browser: ConsoleBrowser): Send {
    const [method = '', path = ''] = line.split(' ');
    const Cookie = [...browser.cookies].map((pair) => pair.join('=')).join('; ');
    const headers = { Origin: this.host.url, Cookie };
    return (body, given = {}) =>
      this.send(method, `/console/api${path}`, body, { ...headers, ...given });
  }

  private async send(
    method: string,
    path: string,
    body: string,
    given: Record<string, string>,
  ): Promise<number> {
    const headers = { 'Content-Type': 'application/json', ...given };
    const response = await fetch(this.host.url + path, { method, headers, body });
    await response.text();
    return response.status;
  }
}
