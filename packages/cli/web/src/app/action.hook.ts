import { notifications } from '@mantine/notifications';
import { useMutation } from '@tanstack/react-query';

interface ActionOptions<Result> {
  readonly onSuccess?: (result: Result) => void;
  /** Requests of a scope are sent one after the other. */
  readonly scope?: string;
}

/** A request that changes something. A refusal is shown with its cure. */
export function useAction<Input = void, Result = unknown>(
  action: (input: Input) => Promise<Result>,
  { onSuccess, scope }: ActionOptions<Result> = {},
) {
  return useMutation({
    mutationFn: action,
    ...(scope !== undefined && { scope: { id: scope } }),
    onSuccess: (result) => onSuccess?.(result),
    onError: ({ message }) =>
      notifications.show({ color: 'red', title: 'That did not work', message, autoClose: 8_000 }),
  });
}
