import { Button, Stack, Text } from '@mantine/core';
import { IconAlertCircleFilled, IconAlertTriangleFilled } from '@tabler/icons-react';
import { useIntl } from 'react-intl';
import type { CopyFindingJson } from '../../api/contract.js';
import { useTranslate } from '../../i18n/translate.hook.js';
import grid from '../grid/grid.module.css';

/** The check findings of a text, errors first. Screen readers announce changes. */
export function FindingList({
  findings,
  onTrim,
}: {
  findings: readonly CopyFindingJson[];
  /** Removes leading and trailing spaces; undefined without permission to edit. */
  onTrim: (() => void) | undefined;
}) {
  const text = useTranslate();
  const intl = useIntl();
  const shown = mergeTooLong(findings, (channels) =>
    text('editor.too-long', { channels: intl.formatList(channels) }),
  );
  return (
    <Stack gap={6} role="status">
      {shown.map(({ severity, message, rule }) => (
        <Text key={message} size="sm" component="div" style={{ display: 'flex', gap: 8 }}>
          <span className={grid[severity]} style={{ paddingTop: 2 }}>
            {severity === 'error' ? (
              <IconAlertCircleFilled size={15} aria-label={text('editor.error')} />
            ) : (
              <IconAlertTriangleFilled size={15} aria-label={text('editor.warning')} />
            )}
          </span>
          <span>
            {message}
            {rule === 'surrounding-whitespace' && onTrim && (
              <Button size="compact-xs" variant="default" ms={8} onClick={onTrim}>
                {text('editor.trim')}
              </Button>
            )}
          </span>
        </Text>
      ))}
    </Stack>
  );
}

type ListedFinding = Pick<CopyFindingJson, 'rule' | 'severity' | 'message'>;

/** Merges the findings of a text that is too long for several channels; the preview counts for each. */
function mergeTooLong(
  findings: readonly CopyFindingJson[],
  tooLong: (channels: readonly string[]) => string,
): readonly ListedFinding[] {
  return (['error', 'warning'] as const).flatMap((severity): readonly ListedFinding[] => {
    const same = findings.filter((one) => one.severity === severity);
    const long = same.filter(({ rule }) => rule === 'too-long');
    if (long.length < 2) return same;
    const channels = long.flatMap(({ channel }) => channel ?? []);
    return [
      { rule: 'too-long', severity, message: tooLong(channels) },
      ...same.filter((one) => !long.includes(one)),
    ];
  });
}
