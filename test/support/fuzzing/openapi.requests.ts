import type { OpenAPIObject } from '@nestjs/swagger';
import * as fc from 'fast-check';
import { type FuzzRequest, toLatin1 } from './fuzz.request.js';
import { oddJson, oddSegments } from './odd.values.js';
import { framingMutations, type Mutation } from './request.mutations.js';

/** The parts of a schema that values are made from. */
interface Schema {
  readonly $ref?: string;
  readonly allOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly type?: string;
  readonly format?: string;
  readonly enum?: readonly unknown[];
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
}

interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly schema: Schema;
}

/** An operation of an OpenAPI document. */
export interface Operation {
  /** E.g. `GET console/api/users/:id`, as the routes of Nest are written. */
  readonly route: string;
  readonly method: string;
  readonly path: string;
  readonly isPublic: boolean;
  readonly parameters: readonly Parameter[];
  /** Undefined without a body. */
  readonly body: Schema | undefined;
}

export type Samples = Readonly<Record<string, unknown>>;

interface OperationItem {
  readonly security?: readonly unknown[];
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: {
    readonly content: Readonly<Record<string, { readonly schema: Schema }>>;
  };
}

/** Requests to the operations of an OpenAPI document. */
export class OpenapiRequests {
  readonly operations: readonly Operation[];

  /** @param samples valid values by the name of a parameter or field */
  constructor(
    private readonly document: OpenAPIObject,
    private readonly samples: Samples,
  ) {
    this.operations = Object.entries(document.paths).flatMap(([path, item]) =>
      Object.entries(item as Record<string, OperationItem>).map(([method, operation]) =>
        toOperation(method.toUpperCase(), path, operation),
      ),
    );
  }

  /** A request that passes validation, as far as the document and the samples tell. */
  valid(operation: Operation): FuzzRequest {
    const { method, body } = operation;
    const json = body && JSON.stringify(this.valueOf(body));
    return this.request(method, this.target(operation, {}), json);
  }

  /** Requests with wrong values in the path, the query and the body. */
  invalid(operation: Operation): fc.Arbitrary<FuzzRequest> {
    const { method, parameters, body } = operation;
    const queries = fc.array(fc.tuple(nameOf(parameters, 'query'), oddSegments), { maxLength: 3 });
    const path = fc.option(fc.tuple(nameOf(parameters, 'path'), oddSegments), { freq: 2 });
    const json = body ? this.bodies(body) : fc.constant(undefined);
    const changes = fc.array(framingMutations, { maxLength: 1 });
    return fc.tuple(path, queries, json, changes).map(([segment, query, text, mutations]) => {
      const pairs = query.map(([name, value]) => `${name}=${value}`);
      const target = this.target(operation, Object.fromEntries(segment ? [segment] : []));
      const request = this.request(
        method,
        [target, ...pairs].join(pairs.length > 0 ? joiner(target) : ''),
        text,
      );
      return mutations.reduce((given: FuzzRequest, change: Mutation) => change(given), request);
    });
  }

  private request(method: string, target: string, json: string | undefined): FuzzRequest {
    const type = json === undefined ? [] : [['Content-Type', 'application/json'] as const];
    return { method, target, version: '1.1', headers: type, body: toLatin1(json ?? '') };
  }

  private target(
    { path, parameters }: Operation,
    segments: Readonly<Record<string, string>>,
  ): string {
    const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) =>
      Object.hasOwn(segments, name)
        ? (segments[name] ?? '')
        : encodeURIComponent(this.segmentOf(name)),
    );
    const required = parameters
      .filter(({ in: place, schema }) => place === 'query' && schema.enum)
      .map(({ name, schema }) => `${name}=${String(schema.enum?.[0])}`);
    return required.length === 0 ? filled : `${filled}?${required.join('&')}`;
  }

  private segmentOf(name: string): string {
    const sample = this.samples[name];
    return typeof sample === 'string' ? sample : '1';
  }

  /** The valid body with one to three wrong values or fields anywhere in it. */
  private bodies(schema: Schema): fc.Arbitrary<string> {
    const changes = fc.array(fc.tuple(fc.nat(), oddJson, fc.nat({ max: 5 })), {
      minLength: 1,
      maxLength: 3,
    });
    return changes.map((list) => {
      let value = this.valueOf(schema);
      for (const [at, odd, kind] of list) value = changeJson(value, at, odd, kind);
      return JSON.stringify(value);
    });
  }

  private valueOf(schema: Schema, name = ''): unknown {
    if (Object.hasOwn(this.samples, name)) return this.samples[name];
    const { $ref, allOf, oneOf, properties, items } = schema;
    if ($ref !== undefined) return this.valueOf(this.resolve($ref));
    const [first] = allOf ?? oneOf ?? [];
    if (first) return this.valueOf(first);
    if (schema.enum) return schema.enum[0];
    if (properties)
      return Object.fromEntries(
        Object.entries(properties).map(([key, one]) => [key, this.valueOf(one, key)]),
      );
    if (schema.type === 'array') return items ? [this.valueOf(items)] : [];
    return { integer: 1, number: 1, boolean: false, object: {} }[schema.type ?? ''] ?? 'text';
  }

  private resolve(reference: string): Schema {
    const name = reference.replace('#/components/schemas/', '');
    return (this.document.components?.schemas?.[name] ?? {}) as Schema;
  }
}

function toOperation(method: string, path: string, item: OperationItem): Operation {
  const { security, parameters = [], requestBody } = item;
  return {
    route: `${method} ${path.slice(1).replaceAll(/\{(\w+)\}/g, ':$1')}`,
    method,
    path,
    isPublic: security?.length === 0,
    parameters,
    body: requestBody?.content['application/json']?.schema,
  };
}

function joiner(target: string): string {
  return target.includes('?') ? '&' : '?';
}

/** The name of a parameter, in the forms that parsers of queries read as lists and objects. */
function nameOf(parameters: readonly Parameter[], place: 'query' | 'path'): fc.Arbitrary<string> {
  const names = parameters.filter((one) => one.in === place).map(({ name }) => name);
  if (place === 'path') return fc.constantFrom(...(names.length > 0 ? names : ['none']));
  return fc
    .tuple(
      fc.constantFrom(...names, 'unknown', '__proto__', 'constructor'),
      fc.constantFrom('', '', '', '[]', '[a]', '[__proto__]', '%00'),
    )
    .map((parts) => parts.join(''));
}

/** Replaces, removes, wraps or adds at one of the places of a JSON value. */
function changeJson(value: unknown, at: number, odd: unknown, kind: number): unknown {
  if (kind === 0 || typeof value !== 'object' || value === null) return odd;
  const entries = Object.entries(value);
  if (entries.length === 0) return odd;
  const index = at % entries.length;
  const [key, inner] = entries[index] ?? ['', undefined];
  const changed = { 1: [inner], 2: undefined, 3: changeJson(inner, at >> 3, odd, kind) };
  const next = kind in changed ? changed[kind as keyof typeof changed] : odd;
  if (Array.isArray(value)) return value.with(index, next ?? null);
  const added = kind === 5 ? [['__proto__x', odd] as const] : [];
  return Object.fromEntries([...entries.with(index, [key, next]), ...added]);
}
