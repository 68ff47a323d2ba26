import { notifications } from '@mantine/notifications';
import { useMutation } from '@tanstack/react-query';

interface ActionOptions<Result> {
  readonly onSuccess?: (result: Result) => void;
}

/** A request that changes something. A refusal is shown with its cure. */
export function useAction<Input = void, Result = unknown>(
  action: (input: Input) => Promise<Result>,
  { onSuccess }: ActionOptions<Result> = {},
) {
  return useMutation({
    mutationFn: action,
    onSuccess: (result) => onSuccess?.(result),
    onError: ({ message }) =>
      notifications.show({ color: 'red', title: 'That did not work', message, autoClose: 8_000 }),
  });
}
