import { readFileSync } from 'node:fs';
import type { Prometheus, QueryResult } from './prometheus.js';

const FILE = new URL('../../../../deploy/helm/nestjs-haptik/files/dashboard.json', import.meta.url);
/** What Grafana puts in for its variables: all bots, and a time range of five minutes. */
const RANGE = '5m';

interface ValueMapping {
  readonly options: Readonly<Record<string, { readonly text: string }>>;
}

export interface DashboardPanel {
  readonly type: string;
  readonly title: string;
  readonly description?: string;
  readonly gridPos: Readonly<Record<'x' | 'y' | 'w' | 'h', number>>;
  readonly targets?: readonly { readonly expr: string; readonly legendFormat: string }[];
  readonly fieldConfig?: {
    readonly defaults: {
      readonly unit?: string;
      readonly noValue?: string;
      readonly thresholds?: { readonly steps: readonly ThresholdStep[] };
    };
    readonly overrides: readonly {
      readonly matcher: { readonly options: string };
      readonly properties: readonly { readonly id: string; readonly value: unknown }[];
    }[];
  };
  readonly transformations?: readonly {
    readonly id: string;
    readonly options: {
      readonly renameByName?: Readonly<Record<string, string>>;
      readonly excludeByName?: Readonly<Record<string, boolean>>;
    };
  }[];
}

interface ThresholdStep {
  readonly color: string;
  readonly value: number | null;
}

/** The dashboard as Grafana shows it, with the data of a Prometheus. */
export class GrafanaDashboard {
  readonly panels: readonly DashboardPanel[] = (
    JSON.parse(readFileSync(FILE, 'utf8')) as { panels: DashboardPanel[] }
  ).panels;

  constructor(private readonly prometheus: Prometheus) {}

  /** The series that a query of a panel finds. */
  query(expr: string): Promise<readonly QueryResult[]> {
    return this.prometheus.query(
      expr.replaceAll('$bot', '.*').replaceAll(/\$__(rate_interval|range)/g, RANGE),
    );
  }

  /** The number of a panel and the color of its background; the number is undefined without data. */
  async readStat(title: string): Promise<{ value: number | undefined; color: string | undefined }> {
    const panel = this.find(title);
    const [series] = await this.query(panel.targets?.[0]?.expr ?? '');
    const value = series && Number(series.value[1]);
    const { steps = [] } = panel.fieldConfig?.defaults.thresholds ?? {};
    const reached = steps.filter((step) => (step.value ?? -Infinity) <= (value ?? -Infinity));
    return { value, color: reached.at(-1)?.color };
  }

  /** The values of a panel by their legend, the highest first. */
  async readBars(title: string): Promise<[legend: string, value: number][]> {
    const [target] = this.find(title).targets ?? [];
    const series = await this.query(target?.expr ?? '');
    return series
      .map(({ metric, value }): [string, number] => [
        (target?.legendFormat ?? '').replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) =>
          String(metric[name]),
        ),
        Number(value[1]),
      ])
      .toSorted(([, one], [, other]) => other - one);
  }

  /** The rows of a table, with its names of columns and values, the highest value first. */
  async readTable(title: string): Promise<Record<string, string | number>[]> {
    const panel = this.find(title);
    const { options } = panel.transformations?.find(({ id }) => id === 'organize') ?? {};
    const targets = panel.targets ?? [];
    const found = await Promise.all(targets.map(({ expr }) => this.query(expr)));
    const rows = found.flatMap((series, index) => {
      const valueName = targets.length > 1 ? `Value #${'AB'[index]}` : 'Value';
      return series.map(({ metric, value }) => ({ ...metric, [valueName]: Number(value[1]) }));
    });
    const shown = rows.map((row) =>
      Object.fromEntries(
        Object.entries(row)
          .filter(([name]) => !options?.excludeByName?.[name])
          .map(([name, value]) => this.toCell(panel, options?.renameByName?.[name] ?? name, value)),
      ),
    );
    const valueOf = (row: Record<string, string | number>): number =>
      Object.values(row).find((value) => typeof value === 'number') ?? 0;
    return shown.toSorted((one, other) => valueOf(other) - valueOf(one));
  }

  private find(title: string): DashboardPanel {
    const panel = this.panels.find((one) => one.title === title);
    if (!panel) throw new Error(`the dashboard has no panel "${title}"`);
    return panel;
  }

  /** A cell as the mappings of its column show it. */
  private toCell(
    { fieldConfig }: DashboardPanel,
    column: string,
    value: string | number,
  ): [string, string | number] {
    const override = fieldConfig?.overrides.find(({ matcher }) => matcher.options === column);
    const mappings = override?.properties.find(({ id }) => id === 'mappings')?.value;
    const [mapping] = (mappings ?? []) as readonly ValueMapping[];
    return [column, mapping?.options[value]?.text ?? value];
  }
}
