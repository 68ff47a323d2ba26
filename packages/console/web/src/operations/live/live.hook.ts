import { useEffect, useState } from 'react';
import { apiUrl } from '../../api/api.client.js';
import { type LiveState, LiveStream } from './live.stream.js';

/** Calls `onChange` when the overview may have changed. It must not change between renders. */
export function useLive(onChange: () => void, isEnabled: boolean): LiveState {
  const [state, setState] = useState<LiveState>({ name: 'connecting' });
  useEffect(() => {
    if (!isEnabled) return undefined;
    const stream = new LiveStream({ url: apiUrl('operations/live'), onState: setState, onChange });
    return stream.start();
  }, [onChange, isEnabled]);
  return state;
}
