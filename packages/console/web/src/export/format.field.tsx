import { Group, Radio, SimpleGrid, Text } from '@mantine/core';
import { IconBraces, IconFileSpreadsheet, IconFileTypeCsv } from '@tabler/icons-react';
import { useTranslate } from '../i18n/translate.hook.js';
import { type ExportFormat, EXPORT_FORMATS } from './export.options.js';
import styles from './format.field.module.css';

const ICONS = { csv: IconFileTypeCsv, xlsx: IconFileSpreadsheet, json: IconBraces };

interface FormatFieldProps {
  readonly value: ExportFormat;
  readonly onChange: (format: ExportFormat) => void;
}

/** Selects the file format; each option names programs that open it. */
export function FormatField({ value, onChange }: FormatFieldProps) {
  const text = useTranslate();
  return (
    <Radio.Group label={text('export.format')} value={value} onChange={onChange}>
      <SimpleGrid cols={{ base: 1, xs: 3 }} spacing="sm" mt="xs">
        {EXPORT_FORMATS.map((format) => {
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
                    {text(`export.format.${format}.description`)}
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
