import { IconX } from '@tabler/icons-react';
import { useId, useState } from 'react';
import { useChatSettings } from '../chat/chat.context.js';
import formClasses from './form.module.css';

interface DaysInputProps {
  readonly label: string;
  readonly value: readonly string[];
  readonly onChange: (value: readonly string[]) => void;
}

/** Several days, added one by one. */
export function DaysInput({ label, value, onChange }: DaysInputProps) {
  const { labels } = useChatSettings();
  const id = useId();
  const [day, setDay] = useState('');
  const add = (): void => {
    if (day !== '') onChange([...new Set([...value, day])].toSorted());
    setDay('');
  };
  return (
    <div className={formClasses.field}>
      <label htmlFor={id}>
        <bdi>{label}</bdi>
      </label>
      <div className={formClasses.days}>
        <input
          id={id}
          type="date"
          value={day}
          onChange={({ currentTarget }) => setDay(currentTarget.value)}
        />
        <button type="button" className={formClasses.small} onClick={add}>
          {labels.addDay}
        </button>
      </div>
      {value.length > 0 && (
        <ul className={formClasses.chosenDays}>
          {value.map((one) => (
            <li key={one}>
              <time dateTime={one}>{one}</time>
              <button
                type="button"
                aria-label={labels.remove(one)}
                onClick={() => onChange(value.filter((other) => other !== one))}
              >
                <IconX size={14} aria-hidden />
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
