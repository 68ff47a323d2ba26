import type { SecretState } from '../../api/page.contract.js';

/** What signs the calls, in a few words. */
export function describeSecret({ variable, source }: SecretState): string {
  switch (source) {
    case 'environment':
      return variable;
    case 'development':
      return `${variable} is not set: the public secret of Haptik’s sample`;
    case 'none':
      return 'none: calls are unsigned';
  }
}
