import { Alert } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { isProblem } from '../api/problem.error.js';
import { useTranslate } from '../i18n/translate.hook.js';

/** The error of a form or action. Renders nothing without an error. */
export function ProblemAlert({ error }: { error: unknown }) {
  const text = useTranslate();
  if (error === null || error === undefined) return null;
  return (
    <Alert
      role="alert"
      color="red"
      icon={<IconAlertTriangle aria-hidden />}
      title={text('ui.problem')}
    >
      {isProblem(error) ? error.message : text('ui.unknown-problem')}
    </Alert>
  );
}
