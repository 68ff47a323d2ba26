import { Alert } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { isProblem } from '../api/problem.error.js';
import { useText } from '../texts/text.hook.js';
import { ProblemAlert } from '../ui/problem.alert.js';

/** Why the door stays closed. It never tells whether the address is known. */
export function SignInFault({ error }: { error: unknown }) {
  const text = useText();
  if (!isProblem(error, 'wrong-credentials')) return <ProblemAlert error={error} />;
  return (
    <Alert
      role="alert"
      color="red"
      icon={<IconAlertTriangle aria-hidden />}
      title={text('sign-in.wrong')}
    >
      {text('sign-in.wrong.cure')}
    </Alert>
  );
}
