import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { SwitchMode, SwitchRecord, SwitchResult } from 'nestjs-haptik';
import {
  type CircuitStatus,
  type DeskStatus,
  type NodeStatus,
  type NodeStatusList,
  SWITCH_MODES,
  type SwitchList,
} from 'nestjs-haptik/internal';

const CIRCUIT_STATES = Object.keys({
  closed: true,
  open: true,
  'half-open': true,
} satisfies Record<CircuitStatus['state'], true>);
const DATE_TIME = { type: String, format: 'date-time' } as const;

/** A switch that an operator set. */
export class SwitchView implements SwitchRecord {
  @ApiProperty() readonly bot!: string;
  @ApiPropertyOptional({ type: String }) readonly node?: string | undefined;
  @ApiProperty({ enum: SWITCH_MODES }) readonly mode!: SwitchMode;
  @ApiPropertyOptional({ type: String }) readonly note?: string | undefined;
  @ApiPropertyOptional({ type: String }) readonly changedBy?: string | undefined;
  @ApiProperty(DATE_TIME) readonly changedAt!: Date;
}

/** All switches that are set. */
export class SwitchListView implements SwitchList {
  @ApiProperty({ type: [SwitchView] }) readonly switches!: readonly SwitchView[];
}

/** The state after a switch was set or deleted. */
export class SwitchResultView implements SwitchResult {
  @ApiProperty({ enum: SWITCH_MODES }) readonly mode!: SwitchMode;
  @ApiPropertyOptional({ enum: ['method', 'fallback', 'none'] })
  readonly handledBy: SwitchResult['handledBy'];
  @ApiPropertyOptional({ type: String }) readonly suggestion: string | undefined;
}

/** The state of a circuit. */
export class CircuitView implements CircuitStatus {
  @ApiProperty({ enum: CIRCUIT_STATES }) readonly state!: CircuitStatus['state'];
  @ApiProperty({ type: 'integer' }) readonly failures!: number;
  @ApiProperty(DATE_TIME) readonly since!: Date;
}

/** A node with a method, its mode and its circuit. */
export class NodeView implements NodeStatus {
  @ApiProperty() readonly bot!: string;
  @ApiProperty({ type: String, nullable: true, description: 'Null for the fallback of the bot.' })
  readonly node!: string | null;
  @ApiProperty({ description: 'Class, method and module.' }) readonly handlerLocation!: string;
  @ApiProperty({ enum: SWITCH_MODES }) readonly mode!: SwitchMode;
  @ApiProperty({ type: SwitchView, nullable: true }) readonly switch!: SwitchView | null;
  @ApiProperty({ type: CircuitView, nullable: true }) readonly circuit!: CircuitView | null;
}

/** The agent desk of a bot. */
export class DeskView implements DeskStatus {
  @ApiProperty() readonly bot!: string;
  @ApiProperty() readonly circuit!: CircuitView;
}

/** Nodes and agent desks. */
export class NodeListView implements NodeStatusList {
  @ApiProperty({ type: [NodeView] }) readonly nodes!: readonly NodeView[];
  @ApiProperty({ type: [DeskView] }) readonly desks!: readonly DeskView[];
}
