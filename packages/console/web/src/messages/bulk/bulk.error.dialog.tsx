import { Anchor, Button, Group, List, Text } from '@mantine/core';
import { Link } from 'react-router';
import { isProblem } from '../../api/problem.error.js';
import { Dialog } from '../../records/dialog.js';
import { useTranslate } from '../../i18n/translate.hook.js';
import { ProblemAlert } from '../../ui/problem.alert.js';
import type { VersionedTextId } from './bulk.drafts.js';

interface BulkErrorDialogProps {
  readonly error: Error | null;
  /** The publication that failed. */
  readonly texts: readonly VersionedTextId[];
  /** The keys of texts that have changed since the selection. */
  readonly onClose: (changed: ReadonlySet<string>) => void;
  readonly onOthers: (texts: readonly VersionedTextId[]) => void;
}

interface PublishBlocker {
  readonly key: string;
  readonly language: string;
  readonly reasons: readonly string[];
}

/** Explains why nothing was published, with a link to each text. */
export function BulkErrorDialog({ error, texts, onClose, onOthers }: BulkErrorDialogProps) {
  const text = useTranslate();
  if (error === null) return null;
  const blockers = listBlockers(error);
  const others = texts.filter((one) => !blockers.some((other) => isSame(one, other)));
  const isConflict = isProblem(error, 'conflict');
  const explanationKey = isConflict ? 'bulk.conflict.description' : 'bulk.refused.description';
  const close = (): void => onClose(new Set(isConflict ? blockers.map(({ key }) => key) : []));
  return (
    <Dialog isLarge onClose={close} title={text('bulk.refused')}>
      {blockers.length === 0 ? (
        <ProblemAlert error={error} />
      ) : (
        <>
          <Text size="sm" mb="sm">
            {text(explanationKey)}
          </Text>
          <List size="sm" spacing="sm">
            {blockers.map(({ key, language, reasons }) => (
              <List.Item key={`${language} ${key}`}>
                <Anchor
                  component={Link}
                  size="sm"
                  to={`/messages/${encodeURIComponent(key)}/${encodeURIComponent(language)}`}
                  onClick={close}
                >
                  {key} ({language})
                </Anchor>
                {reasons.map((reason) => (
                  <Text key={reason} size="sm">
                    {reason}
                  </Text>
                ))}
              </List.Item>
            ))}
          </List>
        </>
      )}
      <Group justify="flex-end" gap="xs" mt="lg">
        <Button variant="default" onClick={close}>
          {text('ui.close')}
        </Button>
        {blockers.length > 0 && others.length > 0 && (
          <Button onClick={() => onOthers(others)}>
            {text('bulk.publish-others', { count: others.length })}
          </Button>
        )}
      </Group>
    </Dialog>
  );
}

function isSame(one: VersionedTextId, other: PublishBlocker): boolean {
  return one.key === other.key && one.language === other.language;
}

function listBlockers(error: Error): readonly PublishBlocker[] {
  if (!isProblem(error)) return [];
  const { refused = [], current = [] } = error.problem;
  return [
    ...refused.map(({ key, languageView, findings }) => ({
      key,
      language: languageView,
      reasons: findings.map(({ message }) => message),
    })),
    ...current.map(({ key, language, changedBy }) => ({ key, language, reasons: [changedBy] })),
  ];
}
