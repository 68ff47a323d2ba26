import type { ElementPath } from '@nestjs-haptik/ui';
import type { Actionable, HslElement } from 'nestjs-haptik/hsl';

/**
 * The way to an actionable in the element that the bot sent. The channel may show a changed copy of it, in
 * another place, with a shorter label.
 */
export function findOriginalPath(element: HslElement, shown: Actionable): ElementPath | undefined {
  const candidates = [...listActionables(element)];
  const findBy = (isMatch: (original: Actionable) => boolean): ElementPath | undefined =>
    candidates.find(({ actionable }) => isMatch(actionable))?.path;
  const { actionable_text: label, payload } = shown;
  return (
    findBy((original) => original === shown) ??
    findBy((original) => original.actionable_text === label && isSame(original.payload, payload)) ??
    findBy((original) => original.actionable_text === label) ??
    findBy((original) => getMessage(original) === getMessage(shown))
  );
}

interface Candidate {
  readonly path: ElementPath;
  readonly actionable: Actionable;
}

function* listActionables(value: unknown, path: ElementPath = []): Generator<Candidate> {
  if (typeof value !== 'object' || value === null) return;
  if (isActionable(value)) yield { path, actionable: value };
  for (const [key, part] of Object.entries(value))
    yield* listActionables(part, [...path, Array.isArray(value) ? Number(key) : key]);
}

function isActionable(value: object): value is Actionable {
  return 'actionable_text' in value && 'payload' in value;
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function getMessage({ actionable_text: label, payload }: Actionable): string {
  return payload.gogo_message || payload.message || payload.url || label;
}
