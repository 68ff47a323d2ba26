import type { Header } from '../../api/page.contract.js';
import classes from './wire.module.css';

/** Headers in the order in which they were sent. */
export function HeaderTable({ headers, label }: { headers: readonly Header[]; label: string }) {
  return (
    <table className={classes.headers} aria-label={label}>
      <tbody>
        {Array.from(headers.entries(), ([index, [name, value]]) => (
          <tr key={index}>
            <th scope="row">{name}</th>
            <td>{value}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
