import { Anchor, FileButton, Button, Stack, Text } from '@mantine/core';
import { IconFileUpload } from '@tabler/icons-react';
import { Link } from 'react-router';
import { useTranslate } from '../../i18n/translate.hook.js';
import { ProblemAlert } from '../../ui/problem.alert.js';
import { useDropTarget } from './drop.target.hook.js';
import styles from './file.drop.module.css';
import { ACCEPTED_EXTENSIONS, type ImportFile } from './import.file.js';
import { useFileReader } from './file.reader.hook.js';

interface FileDropProps {
  readonly error: unknown;
  readonly onFile: (file: ImportFile) => void;
  readonly onError: (error: unknown) => void;
}

/** A drop target for a file, with a button as the alternative to dragging. */
export function FileDrop({ error, onFile, onError }: FileDropProps) {
  const text = useTranslate();
  const read = useFileReader(onFile, onError);
  const { ref, isOver } = useDropTarget(read);
  return (
    <Stack>
      <ProblemAlert error={error} />
      <div
        ref={ref}
        role="group"
        aria-label={text('import.drop')}
        className={styles.drop}
        data-over={isOver || undefined}
      >
        <IconFileUpload size={40} stroke={1.4} aria-hidden />
        <Text fw={600}>{text('import.drop')}</Text>
        <FileButton
          onChange={read}
          accept={ACCEPTED_EXTENSIONS}
          inputProps={{ 'aria-label': text('import.choose') }}
        >
          {({ onClick }) => <Button onClick={onClick}>{text('import.choose')}</Button>}
        </FileButton>
        <Text size="sm" c="dimmed">
          {text('import.formats')}
        </Text>
      </div>
      <Text size="sm" c="dimmed" maw={640}>
        {text('import.hint')}{' '}
        <Anchor component={Link} to="/export" underline="always" size="sm">
          {text('import.hint.export')}
        </Anchor>
      </Text>
    </Stack>
  );
}
