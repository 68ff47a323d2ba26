import { Button, Group, NumberInput } from '@mantine/core';
import { useState } from 'react';
import type { ActionResult } from '../../api/page.contract.js';
import { useCalls } from '../../app/runs.hook.js';
import type { PressOrigin } from './press.origin.js';

/** Bengaluru, where Haptik's documentation has its examples. */
const EXAMPLE = { latitude: 12.9716, longitude: 77.5946 };

interface LocationFormProps {
  readonly origin: PressOrigin;
  readonly onResult: (result: ActionResult, origin?: PressOrigin) => void;
}

/** The location that the app of the user would send. */
export function LocationForm({ origin, onResult }: LocationFormProps) {
  const [location, setLocation] = useState(EXAMPLE);
  const { press } = useCalls((result) => onResult(result, origin));
  const { entryId, path } = origin;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        press.mutate({ entryId, path, location });
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
