import { Button, Stack, Text } from '@mantine/core';
import { useCallback, useState } from 'react';
import type { ActionResult, JsonObject, PressInput } from '../../api/page.contract.js';
import { useCalls } from '../../app/runs.hook.js';
import { JsonObjectInput } from '../../call/conversation/json.object.input.js';

interface KeptFormProps {
  readonly formId: string;
  readonly pressed: PressInput;
  readonly onResult: (result: ActionResult, pressed?: PressInput) => void;
}

/** What a user enters in a form that Haptik keeps, so that its fields are unknown here. */
export function KeptForm({ formId, pressed, onResult }: KeptFormProps) {
  const [entered, setEntered] = useState<JsonObject>({});
  const [isValid, setValid] = useState(true);
  const noteValidity = useCallback((_label: string, isNowValid: boolean) => {
    setValid(isNowValid);
  }, []);
  const input = { ...pressed, formValues: toFormValues(entered) };
  const { press } = useCalls((result) => onResult(result, input));
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (isValid && !press.isPending) press.mutate(input);
      }}
    >
      <Stack gap={8} align="flex-start">
        <Text size="sm">Haptik shows its form “{formId}”. What does the user enter?</Text>
        <JsonObjectInput
          label="Entities of the form"
          description='Such as { "city": "Pune" }'
          value={entered}
          onValidity={noteValidity}
          onCommit={setEntered}
        />
        <Button type="submit" size="xs" disabled={!isValid} loading={press.isPending}>
          Send the form
        </Button>
      </Stack>
    </form>
  );
}

function toFormValues(entered: JsonObject): Record<string, string | string[]> {
  return Object.fromEntries(
    Object.entries(entered).map(([key, value]) => [
      key,
      Array.isArray(value) ? value.map(toText) : toText(value),
    ]),
  );
}

function toText(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
