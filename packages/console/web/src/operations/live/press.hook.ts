import { useEffect, useState } from 'react';

const RELEASES = ['pointerup', 'pointercancel', 'blur'] as const;

/**
 * The latest value, but while a finger or a button is down the one before, so that nothing moves
 * under it.
 */
export function useSteadyWhilePressed<T>(latest: T): T {
  const [isPressed, setPressed] = useState(false);
  const [shown, setShown] = useState(latest);
  useEffect(() => {
    const press = (): void => setPressed(true);
    const release = (): void => setPressed(false);
    window.addEventListener('pointerdown', press);
    for (const name of RELEASES) window.addEventListener(name, release);
    return () => {
      window.removeEventListener('pointerdown', press);
      for (const name of RELEASES) window.removeEventListener(name, release);
    };
  }, []);
  if (isPressed || shown === latest) return shown;
  setShown(latest);
  return latest;
}
