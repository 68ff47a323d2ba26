import { api } from '../api/playground.api.js';
import type { PlatformStatus } from '../api/page.contract.js';
import { useAction } from './action.hook.js';

/** Changes how the emulated platform answers the app. */
export function usePlatformStatus(): { readonly set: (platform: PlatformStatus) => void } {
  const { mutate } = useAction((platform: PlatformStatus) => api.patch('settings', { platform }));
  return { set: mutate };
}
