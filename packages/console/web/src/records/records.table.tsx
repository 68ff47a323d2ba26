import { Table, VisuallyHidden } from '@mantine/core';
import type { ReactNode } from 'react';
import styles from './records.table.module.css';

export interface RecordsColumn<Row> {
  readonly id: string;
  /** The column heading. On a phone it precedes the value. */
  readonly label: string;
  readonly render: (row: Row) => ReactNode;
  /**
   * - `plain`: on a phone the value has no label.
   * - `actions`: buttons; the heading is visually hidden.
   * - `menu`: one button, in the corner of the card on a phone.
   */
  readonly kind?: 'plain' | 'actions' | 'menu';
  readonly width?: string;
}

interface RecordsTableProps<Row> {
  /** The accessible name of the table. */
  readonly caption: string;
  readonly columns: readonly RecordsColumn<Row>[];
  readonly rows: readonly Row[];
  readonly keyOf: (row: Row) => string;
  /** The id of the element of a row, for links to it. */
  readonly idOf?: (row: Row) => string;
  readonly isFaded?: (row: Row) => boolean;
}

/** A table that becomes a list of cards on a phone. Explicit roles restore the semantics that CSS removes. */
export function RecordsTable<Row>(props: RecordsTableProps<Row>): ReactNode {
  const { caption, columns, rows, keyOf, idOf, isFaded } = props;
  return (
    <Table
      role="table"
      className={styles.table ?? ''}
      verticalSpacing="sm"
      horizontalSpacing="md"
      borderColor="var(--ui-line)"
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
          <Table.Tr
            role="row"
            key={keyOf(row)}
            id={idOf?.(row)}
            data-faded={isFaded?.(row) || undefined}
          >
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
