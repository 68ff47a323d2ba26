import { useLocalStorage, useMediaQuery } from '@mantine/hooks';

const PHONE = '(max-width: 47.99em)';

interface VisibleLanguages {
  /** Columns, in the order of the overview. */
  readonly shown: readonly string[];
  readonly isPhone: boolean;
  readonly choose: (languages: readonly string[]) => void;
}

/** The visible language columns, one on a phone. Stored in this browser. */
export function useVisibleLanguages(all: readonly string[]): VisibleLanguages {
  const isPhone = useMediaQuery(PHONE, undefined, { getInitialValueInEffect: false });
  const [chosen, choose] = useLocalStorage<readonly string[]>({
    key: 'haptik-console.languages',
    defaultValue: [],
    getInitialValueInEffect: false,
  });
  const known = all.filter((language) => chosen.includes(language));
  const wide = known.length > 0 ? known : all.slice(0, 3);
  return { shown: isPhone ? wide.slice(0, 1) : wide, isPhone, choose };
}
