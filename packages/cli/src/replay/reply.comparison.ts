import { parseJsonOr } from '../json.js';

/** A part of two replies that differs. */
export interface ReplyDifference {
  /** Such as `response[1].data.items[0].uri`. */
  readonly path: string;
  /** Absent when only the new reply has it. */
  readonly recorded?: unknown;
  /** Absent when only the recorded reply has it. */
  readonly replayed?: unknown;
}

type Path = readonly string[];

/**
 * What differs between two replies. Elements that are sent as JSON strings are compared as elements.
 *
 * @param ignored paths of parts that may differ, in which `*` is any key or index
 */
export function compareReplies(
  recorded: unknown,
  replayed: unknown,
  ignored: readonly Path[],
): ReplyDifference[] {
  return compare(parseElements(recorded), parseElements(replayed), [], ignored);
}

/** Splits a path such as `$.response[0].data`. */
export function parsePath(text: string): Path {
  return [...text.replace(/^\$\.?/, '').matchAll(/\[["']?([^\]"']+)["']?\]|([^.[\]]+)/g)].map(
    ([, bracketed, plain]) => bracketed ?? plain ?? '',
  );
}

function compare(
  recorded: unknown,
  replayed: unknown,
  path: Path,
  ignored: readonly Path[],
): ReplyDifference[] {
  if (ignored.some((pattern) => matches(pattern, path)) || Object.is(recorded, replayed)) return [];
  if (!isContainer(recorded) || !isContainer(replayed) || isList(recorded) !== isList(replayed)) {
    return [
      {
        path: formatPath(path),
        ...(recorded !== undefined && { recorded }),
        ...(replayed !== undefined && { replayed }),
      },
    ];
  }
  const keys = new Set([...Object.keys(recorded), ...Object.keys(replayed)]);
  return [...keys].flatMap((key) =>
    compare(readOwn(recorded, key), readOwn(replayed, key), [...path, key], ignored),
  );
}

function matches(pattern: Path, path: Path): boolean {
  return (
    pattern.length === path.length &&
    pattern.every((part, index) => part === '*' || part === path[index])
  );
}

function formatPath(path: Path): string {
  const parts = path.map((part) => (/^\d+$/.test(part) ? `[${part}]` : `.${part}`));
  return parts.join('').replace(/^\./, '') || '$';
}

function parseElements(value: unknown): unknown {
  if (isList(value)) return value.map(parseElements);
  if (isContainer(value)) {
    return Object.fromEntries(
      Object.entries(value).map(([key, inner]) => [key, parseElements(inner)]),
    );
  }
  if (typeof value !== 'string' || !/^\s*[[{]/.test(value)) return value;
  return parseJsonOr(value, value);
}

function isContainer(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value);
}

function readOwn(container: object, key: string): unknown {
  return Object.hasOwn(container, key) ? (container as Record<string, unknown>)[key] : undefined;
}
