import { Group, Radio, SimpleGrid, Text } from '@mantine/core';
import { IconBraces, IconFileSpreadsheet, IconFileTypeCsv } from '@tabler/icons-react';
import { useText } from '../texts/text.hook.js';
import { type Format, FORMATS } from './export.choice.js';
import styles from './format.field.module.css';

const ICONS = { csv: IconFileTypeCsv, xlsx: IconFileSpreadsheet, json: IconBraces };

interface FormatFieldProps {
  readonly value: Format;
  readonly onChange: (format: Format) => void;
}

/** The kind of file, with what opens it. */
export function FormatField({ value, onChange }: FormatFieldProps) {
  const text = useText();
  return (
    <Radio.Group label={text('export.format')} value={value} onChange={onChange}>
      <SimpleGrid cols={{ base: 1, xs: 3 }} spacing="sm" mt="xs">
        {FORMATS.map((format) => {
          const Icon = ICONS[format];
          return (
            <Radio.Card key={format} value={format} radius="md" className={styles.card ?? ''}>
              <Group gap="xs" wrap="nowrap" align="flex-start">
                <Icon size={22} stroke={1.6} className={styles.icon ?? ''} aria-hidden />
                <div>
                  <Text size="sm" fw={600}>
                    {text(`export.format.${format}`)}
                  </Text>
                  <Text size="xs" c="dimmed">
                    {text(`export.format.${format}.about`)}
                  </Text>
                </div>
              </Group>
            </Radio.Card>
          );
        })}
      </SimpleGrid>
    </Radio.Group>
  );
}
