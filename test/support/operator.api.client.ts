import { setTimeout as sleep } from 'node:timers/promises';
import { type INestApplication, RequestMethod, type Type } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { ModulesContainer } from '@nestjs/core';
import { HaptikOperatorModule } from 'nestjs-haptik/operator';

export const TOKEN = 'op-t0ken-0123456789';

/** A client of the operator API. */
export class OperatorApiClient {
  constructor(
    private readonly url: string,
    private readonly token: string | null = TOKEN,
  ) {}

  /** Connects to the operator API of a listening application. */
  static async forApp(
    app: INestApplication,
    token?: string | null,
    path = 'operator',
  ): Promise<OperatorApiClient> {
    if (app.getHttpServer().address() === null) await app.listen(0, '127.0.0.1');
    const base = (await app.getUrl()).replace('[::1]', '127.0.0.1');
    return new OperatorApiClient(`${base}/${path}`, token);
  }

  /** @param line method and path below the API, e.g. `GET /handoffs?limit=1` */
  async request(line: string, body?: unknown, headers: Record<string, string> = {}) {
    const [method = '', path = ''] = line.split(' ');
    const response = await fetch(`${this.url}${path}`, {
      method,
      headers: {
        ...(this.token !== null && { Authorization: `Bearer ${this.token}` }),
        ...(body !== undefined && { 'Content-Type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    return {
      status: response.status,
      headers: response.headers,
      text,
      body: parseOptionalJson(text),
    };
  }

  /** Polls until the response matches: handoffs are stored after the reply. */
  async waitFor<T>(line: string, is: (body: T) => boolean): Promise<T> {
    for (;;) {
      const { body } = await this.request(line);
      if (is(body as T)) return body as T;
      await sleep(20);
    }
  }
}

/** A page of handoffs as JSON. */
export interface HandoffListResponse {
  readonly entries: readonly (Record<'id' | 'node' | 'state' | 'userName' | 'createdAt', string> & {
    readonly answer?: string;
    readonly attempts: number;
  })[];
  readonly next: string | null;
}

/** The routes of the operator API of an application, e.g. `GET operator/handoffs`. */
export function operatorRoutes(app: INestApplication): string[] {
  return routesOfModule(app, HaptikOperatorModule);
}

/** The routes of the controllers of a module, e.g. `GET operator/handoffs`. */
export function routesOfModule(app: INestApplication, module: Type, prefix = ''): string[] {
  const modules = [...app.get(ModulesContainer).values()];
  return modules
    .filter(({ metatype }) => metatype === module)
    .flatMap(({ controllers }) => [...controllers.values()])
    .flatMap(({ metatype }) => routesOf(metatype as Type, prefix));
}

function routesOf(controller: Type, prefix: string): string[] {
  const base = String(Reflect.getMetadata(PATH_METADATA, controller));
  return methodsOf(controller.prototype as object).map((method) => {
    const verb = RequestMethod[Reflect.getMetadata(METHOD_METADATA, method) as number];
    const path = String(Reflect.getMetadata(PATH_METADATA, method)).replace(/^\/+/, '');
    const all = [prefix, base.replace(/^\/+/, ''), path];
    return `${verb} ${all.filter(Boolean).join('/')}`;
  });
}

/** The methods with a route, inherited ones included. */
function methodsOf(prototype: object | null): object[] {
  if (prototype === null || prototype === Object.prototype) return [];
  const own = Object.values(Object.getOwnPropertyDescriptors(prototype))
    .map(({ value }: PropertyDescriptor): unknown => value)
    .filter((value) => typeof value === 'function')
    .filter((method) => Reflect.hasMetadata(METHOD_METADATA, method));
  return [...own, ...methodsOf(Object.getPrototypeOf(prototype) as object | null)];
}

function parseOptionalJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
