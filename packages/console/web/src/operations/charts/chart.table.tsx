import { Table } from '@mantine/core';
import { useState } from 'react';
import { useTranslate } from '../../i18n/translate.hook.js';
import { useBucketLabel } from './bucket.label.hook.js';
import styles from './chart.module.css';
import type { ChartData } from './chart.types.js';

/** The values of a chart as a table, latest first; rendered when it is opened. */
export function ChartTable({ title, data }: { title: string; data: ChartData }) {
  const text = useTranslate();
  const [isOpen, setOpen] = useState(false);
  return (
    <details className={styles.details} onToggle={({ currentTarget: { open } }) => setOpen(open)}>
      <summary>{text('operations.chart.table')}</summary>
      {isOpen && (
        <section
          className={styles.tableScroll}
          aria-label={text('operations.chart.table.of', { title })}
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- to scroll with keys
          tabIndex={0}
        >
          <ValueTable data={data} />
        </section>
      )}
    </details>
  );
}

function ValueTable({ data: { period, series, points, format } }: { data: ChartData }) {
  const text = useTranslate();
  const label = useBucketLabel(period);
  return (
    <Table stickyHeader verticalSpacing={4}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th scope="col">{text('operations.chart.when')}</Table.Th>
          {series.map(({ id, label: name }) => (
            <Table.Th key={id} scope="col">
              {name}
            </Table.Th>
          ))}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {points.toReversed().map(({ at, values }) => (
          <Table.Tr key={at}>
            <Table.Th scope="row">{label(at)}</Table.Th>
            {series.map(({ id }) => {
              const value = values[id] ?? null;
              return (
                <Table.Td key={id}>
                  {value === null ? text('operations.chart.none') : format(value)}
                </Table.Td>
              );
            })}
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
