import type { Changes } from '../../api/page.contract.js';
import classes from './overview.module.css';

const SIGNS = { added: '+', removed: '−', changed: '~' } as const;

interface ChangeTableProps {
  readonly title: string;
  readonly changes: Changes;
}

/** What differs between two JSON values; nothing without changes. */
export function ChangeTable({ title, changes }: ChangeTableProps) {
  if (changes.length === 0) return null;
  return (
    <table className={classes.changes}>
      <caption>{title}</caption>
      <thead className={classes.headRow}>
        <tr>
          <th scope="col">Key</th>
          <th scope="col">Before</th>
          <th scope="col">After</th>
        </tr>
      </thead>
      <tbody>
        {changes.map(({ path, kind, before, after }) => (
          <tr key={path} data-kind={kind}>
            <th scope="row">
              <span aria-label={kind} role="img" className={classes.sign}>
                {SIGNS[kind]}
              </span>
              {path.replace(/^\//, '').replaceAll('/', ' › ') || 'all'}
            </th>
            <td>{kind !== 'added' && <del>{toText(before)}</del>}</td>
            <td>{kind !== 'removed' && <ins>{toText(after)}</ins>}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function toText(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
