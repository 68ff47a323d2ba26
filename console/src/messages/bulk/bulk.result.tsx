import { Anchor, Button, Group, List, Text } from '@mantine/core';
import { Link } from 'react-router';
import { isProblem } from '../../api/problem.error.js';
import { Dialog } from '../../records/dialog.js';
import { useText } from '../../texts/text.hook.js';
import { ProblemAlert } from '../../ui/problem.alert.js';
import type { TextRef } from './bulk.drafts.js';

interface BulkResultProps {
  readonly error: Error | null;
  /** What was to be published. */
  readonly texts: readonly TextRef[];
  /** With the keys of texts that are others than those that were selected. */
  readonly onClose: (changed: ReadonlySet<string>) => void;
  readonly onOthers: (texts: readonly TextRef[]) => void;
}

interface Hindrance {
  readonly key: string;
  readonly language: string;
  readonly why: readonly string[];
}

/** Why nothing was published, text by text, and the way to each. */
export function BulkResult({ error, texts, onClose, onOthers }: BulkResultProps) {
  const text = useText();
  if (error === null) return null;
  const hindrances = hindrancesOf(error);
  const others = texts.filter((one) => !hindrances.some((other) => isSame(one, other)));
  const isConflict = isProblem(error, 'conflict');
  const about = isConflict ? 'bulk.conflict.about' : 'bulk.refused.about';
  const close = (): void => onClose(new Set(isConflict ? hindrances.map(({ key }) => key) : []));
  return (
    <Dialog isLarge onClose={close} title={text('bulk.refused')}>
      {hindrances.length === 0 ? (
        <ProblemAlert error={error} />
      ) : (
        <>
          <Text size="sm" mb="sm">
            {text(about)}
          </Text>
          <List size="sm" spacing="sm">
            {hindrances.map(({ key, language, why }) => (
              <List.Item key={`${language} ${key}`}>
                <Anchor
                  component={Link}
                  size="sm"
                  to={`/messages/${encodeURIComponent(key)}/${encodeURIComponent(language)}`}
                  onClick={close}
                >
                  {key} ({language})
                </Anchor>
                {why.map((reason) => (
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
        {hindrances.length > 0 && others.length > 0 && (
          <Button onClick={() => onOthers(others)}>
            {text('bulk.others', { count: others.length })}
          </Button>
        )}
      </Group>
    </Dialog>
  );
}

function isSame(one: TextRef, other: Hindrance): boolean {
  return one.key === other.key && one.language === other.language;
}

function hindrancesOf(error: Error): readonly Hindrance[] {
  if (!isProblem(error)) return [];
  const { refused = [], current = [] } = error.problem;
  return [
    ...refused.map(({ key, language, findings }) => ({
      key,
      language,
      why: findings.map(({ message }) => message),
    })),
    ...current.map(({ key, language, changedBy }) => ({ key, language, why: [changedBy] })),
  ];
}
