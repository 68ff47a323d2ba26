import { Table, VisuallyHidden } from '@mantine/core';
import type { ReactNode } from 'react';
import styles from './records.table.module.css';

export interface RecordsColumn<Row> {
  readonly id: string;
  /** Heading of the column; on a phone it stands before the value. */
  readonly label: string;
  readonly render: (row: Row) => ReactNode;
  /**
   * - `plain`: on a phone the value stands without its label.
   * - `actions`: buttons; the heading is only read aloud.
   * - `menu`: one button, on a phone in the corner of the card.
   */
  readonly kind?: 'plain' | 'actions' | 'menu';
  readonly width?: string;
}

interface RecordsTableProps<Row> {
  /** What the table holds, for those who cannot see it. */
  readonly caption: string;
  readonly columns: readonly RecordsColumn<Row>[];
  readonly rows: readonly Row[];
  readonly keyOf: (row: Row) => string;
  readonly isFaded?: (row: Row) => boolean;
}

/** A table that becomes a list of cards on a phone. Its roles are written out, as CSS removes them. */
export function RecordsTable<Row>(props: RecordsTableProps<Row>): ReactNode {
  const { caption, columns, rows, keyOf, isFaded } = props;
  return (
    <Table
      role="table"
      className={styles.table ?? ''}
      verticalSpacing="sm"
      horizontalSpacing="md"
      borderColor="var(--console-line)"
    >
      <Table.Caption className={styles.caption ?? ''}>
        <VisuallyHidden>{caption}</VisuallyHidden>
      </Table.Caption>
      <Table.Thead role="rowgroup" className={styles.head ?? ''}>
        <Table.Tr role="row">
          {columns.map(({ id, label, kind, width }) => (
            <Table.Th role="columnheader" scope="col" key={id} w={width}>
              {kind === 'actions' || kind === 'menu' ? (
                <VisuallyHidden>{label}</VisuallyHidden>
              ) : (
                label
              )}
            </Table.Th>
          ))}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody role="rowgroup">
        {rows.map((row) => (
          <Table.Tr role="row" key={keyOf(row)} data-faded={isFaded?.(row) || undefined}>
            {columns.map(({ id, label, render, kind }) => (
              <Table.Td role="cell" key={id} data-kind={kind ?? 'labeled'} data-label={label}>
                <div>{render(row)}</div>
              </Table.Td>
            ))}
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
