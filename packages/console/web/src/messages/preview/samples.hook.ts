import { useState } from 'react';
import type { DefinitionJson } from '../../api/contract.js';
import { type Samples, getSampleValues } from '../editor/findings.js';

export interface SampleValues {
  readonly values: Samples;
  readonly isChanged: boolean;
  readonly change: (name: string, value: string | number) => void;
  readonly reset: () => void;
}

const NO_SAMPLES: Samples = {};

/** The sample values of the preview: those in code, unless the user changes them. */
export function useSamples(definition: DefinitionJson | null): SampleValues {
  const [changed, setChanged] = useState(NO_SAMPLES);
  return {
    values: { ...(definition && getSampleValues(definition)), ...changed },
    isChanged: changed !== NO_SAMPLES,
    change: (name, value) => setChanged((old) => ({ ...old, [name]: value })),
    reset: () => setChanged(NO_SAMPLES),
  };
}
