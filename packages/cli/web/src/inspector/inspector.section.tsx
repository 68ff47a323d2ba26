import type { ReactNode } from 'react';
import classes from './inspector.module.css';

interface InspectorSectionProps {
  readonly title: string;
  /** At the end of the title's line. */
  readonly side?: ReactNode;
  readonly children: ReactNode;
}

/** A titled part of a tab. */
export function InspectorSection({ title, side, children }: InspectorSectionProps) {
  return (
    <section className={classes.section}>
      <h3 className={classes.sectionTitle}>
        {title}
        {side}
      </h3>
      {children}
    </section>
  );
}
