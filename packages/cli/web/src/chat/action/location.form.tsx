import { Button, Group, NumberInput } from '@mantine/core';
import { useState } from 'react';
import type { ActionResult, PressInput } from '../../api/page.contract.js';
import { useCalls } from '../../app/runs.hook.js';

/** Bengaluru, where Haptik's documentation has its examples. */
const EXAMPLE = { latitude: 12.9716, longitude: 77.5946 };

interface LocationFormProps {
  readonly pressed: PressInput;
  readonly onResult: (result: ActionResult, pressed?: PressInput) => void;
}

/** The location that the app of the user would send. */
export function LocationForm({ pressed, onResult }: LocationFormProps) {
  const [location, setLocation] = useState(EXAMPLE);
  const input = { ...pressed, location };
  const { press } = useCalls((result) => onResult(result, input));
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        press.mutate(input);
      }}
    >
      <Group gap={8} align="flex-end" wrap="nowrap">
        {(['latitude', 'longitude'] as const).map((name) => (
          <NumberInput
            key={name}
            flex={1}
            size="xs"
            hideControls
            label={name === 'latitude' ? 'Latitude' : 'Longitude'}
            value={location[name]}
            onChange={(value) => setLocation((old) => ({ ...old, [name]: Number(value) }))}
          />
        ))}
        <Button type="submit" size="xs" loading={press.isPending}>
          Send the location
        </Button>
      </Group>
    </form>
  );
}
