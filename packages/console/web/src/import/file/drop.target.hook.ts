import { type RefObject, useEffect, useEffectEvent, useRef, useState } from 'react';

interface DropTarget {
  readonly ref: RefObject<HTMLDivElement | null>;
  /** Whether a file is dragged over the target. */
  readonly isOver: boolean;
}

/** A drop target for one file; further files are ignored. */
export function useDropTarget(onDrop: (file: File | null) => void): DropTarget {
  const ref = useRef<HTMLDivElement>(null);
  const [isOver, setIsOver] = useState(false);
  const handleFile = useEffectEvent(onDrop);
  useEffect(() => {
    const controller = new AbortController();
    const { signal } = controller;
    const target = ref.current;
    target?.addEventListener(
      'dragover',
      (event) => {
        event.preventDefault(); // without it the browser opens the file
        setIsOver(true);
      },
      { signal },
    );
    target?.addEventListener('dragleave', () => setIsOver(false), { signal });
    target?.addEventListener(
      'drop',
      (event) => {
        event.preventDefault();
        setIsOver(false);
        handleFile(event.dataTransfer?.files.item(0) ?? null);
      },
      { signal },
    );
    return () => controller.abort();
  }, []);
  return { ref, isOver };
}
