import { useState } from 'react';
import type { DefinitionView } from '../../api/contract.js';
import { type Samples, samplesOf } from '../editor/findings.js';

export interface SampleValues {
  readonly values: Samples;
  readonly isChanged: boolean;
  readonly change: (name: string, value: string | number) => void;
  readonly reset: () => void;
}

const NONE: Samples = {};

/** The values that a preview puts in: those in code, until somebody tries others. */
export function useSamples(definition: DefinitionView | null): SampleValues {
  const [own, setOwn] = useState(NONE);
  return {
    values: { ...(definition && samplesOf(definition)), ...own },
    isChanged: own !== NONE,
    change: (name, value) => setOwn((old) => ({ ...old, [name]: value })),
    reset: () => setOwn(NONE),
  };
}
