import type { ReactNode } from 'react';
import type { Region as RegionName } from '../app/page.context.js';
import { regionId } from '../app/region.id.js';
import classes from './playground.module.css';

interface RegionProps {
  readonly name: RegionName;
  readonly label: string;
  readonly children: ReactNode;
}

/** A column of the page. Keyboard shortcuts move the focus to it. */
export function Region({ name, label, children }: RegionProps) {
  return (
    <section id={regionId(name)} className={classes.region} aria-label={label} tabIndex={-1}>
      {children}
    </section>
  );
}
