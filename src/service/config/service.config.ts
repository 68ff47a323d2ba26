import { PartialType } from '@nestjs/mapped-types';
import { Type, type TypeHelpOptions } from 'class-transformer';
import {
  IsBoolean,
  IsIn,
  IsInt,
  IsNotEmpty,
  IsNumber,
  IsObject,
  IsOptional,
  IsString,
  IsUrl,
  Matches,
  Max,
  Min,
  MinLength,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { applyDecorators, type LogLevel } from '@nestjs/common';
import type { TextsPerLanguage } from 'nestjs-haptik';
import type { Channel } from 'nestjs-haptik/hsl';
import { NoticesConfig } from './notices.config.js';

const HANDOFF_DESKS = ['none', 'log', 'haptik', 'empty-response'] as const;
const LOG_LEVELS: LogLevel[] = ['fatal', 'error', 'warn', 'log', 'debug', 'verbose'];

const PLATFORM_URL_OPTIONS = { require_tld: false, require_protocol: true };

/** Paths are appended to the URL, so it has no query and no fragment. */
const PUBLIC_URL_OPTIONS = {
  require_tld: false,
  require_protocol: true,
  allow_query_components: false,
  allow_fragments: false,
};

const PATH_PATTERN = /^[\w-]+(\/[\w-]+)*$/;

const usesHaptikDesk = ({ desk }: HandoffConfig): boolean => desk === 'haptik';

/** `http.tls` of config/*.yaml and the HAPTIK_TLS_* variables. */
export class TlsConfig {
  @IsString() @IsNotEmpty() certFile!: string;
  @IsString() @IsNotEmpty() keyFile!: string;
  @IsIn(['TLSv1.2', 'TLSv1.3']) minVersion: 'TLSv1.2' | 'TLSv1.3' = 'TLSv1.2';
}

/** `http` of config/*.yaml, and variables such as HAPTIK_MAX_CONNECTIONS. */
export class HttpConfig {
  @IsInt() @Min(1) @Max(3_600_000) requestTimeoutMs!: number;
  @IsInt() @Min(1) maxConnections!: number;
  @IsInt() @Min(1000) @Max(3_600_000) keepAliveTimeoutMs!: number;
  @IsInt() @Min(0) @Max(300_000) shutdownGraceMs!: number;
  @IsInt() @Min(1000) @Max(300_000) shutdownTimeoutMs!: number;
  @IsOptional() @ValidateNested() @IsObject() @Type(() => TlsConfig) tls?: TlsConfig;
}

/** `budget` of config/*.yaml. */
export class BudgetConfig {
  @IsInt() @Min(1000) @Max(30_000) totalMs!: number;
  @IsInt() @Min(0) reserveMs!: number;
}

/** `breaker` and `handoff.breaker` of config/*.yaml. */
export class BreakerConfig {
  @IsInt() @Min(1) failureThreshold!: number;
  @IsInt() @Min(1) @Max(3_600_000) openForMs!: number;
}

/** A circuit breaker, or `false` to disable it. */
function IsBreaker(): PropertyDecorator {
  return applyDecorators(
    ValidateIf((_, value) => value !== false),
    ValidateNested(),
    IsObject({ message: '$property must have failureThreshold and openForMs, or be false' }),
    Type(() => BreakerConfig),
  );
}

/** `platform` of config/*.yaml and the HAPTIK_PLATFORM_* variables. */
export class PlatformConfig {
  @IsUrl(PLATFORM_URL_OPTIONS) baseUrl!: string;
  @IsOptional() @IsUrl(PLATFORM_URL_OPTIONS) messagingUrl?: string;
  @IsString() @IsNotEmpty() token!: string;
  @IsString() @IsNotEmpty() clientId!: string;
  @IsInt() @Min(1) businessId!: number;
}

class PartialPlatformConfig extends PartialType(PlatformConfig) {}

/** The agent desk "haptik" requires the credentials of the platform. */
function platformConfigClass(options?: TypeHelpOptions): typeof PartialPlatformConfig {
  const { handoff } = (options?.object ?? {}) as Partial<ServiceConfig>;
  return handoff?.desk === 'haptik' ? PlatformConfig : PartialPlatformConfig;
}

/** `handoff` of config/*.yaml, HAPTIK_HANDOFF_DESK and HAPTIK_HANDOFF_TEAM. */
export class HandoffConfig {
  @IsIn(HANDOFF_DESKS) desk!: (typeof HANDOFF_DESKS)[number];
  @ValidateIf(usesHaptikDesk) @IsString() @IsNotEmpty() team?: string;
  @IsIn(['v1.0', 'v2.0']) version!: 'v1.0' | 'v2.0';
  @IsString() @IsNotEmpty() receiver!: string;
  @IsInt() @Min(5) @Max(10) countdown!: number;
  @IsInt() @Min(0) dedupeWindowMs!: number;
  @IsInt() @Min(1) expireAfterMs!: number;
  @IsBreaker() breaker!: BreakerConfig | false;
}

/** `storage` of config/*.yaml, DATABASE_URL, HAPTIK_STATISTICS and the HAPTIK_STORAGE* variables. */
export class StorageConfig {
  @IsIn(['auto', 'on', 'off']) mode!: 'auto' | 'on' | 'off';
  @IsOptional() @IsString() url?: string;
  @IsString() @IsNotEmpty() folder!: string;
  @IsIn(['on', 'off']) statistics!: 'on' | 'off';
}

/** `operator` of config/*.yaml and HAPTIK_OPERATOR_TOKEN. */
export class OperatorConfig {
  @Matches(PATH_PATTERN) path!: string;
  @IsOptional() @IsString() @MinLength(16) token?: string;
}

/** `console.sso` of config/*.yaml and the HAPTIK_SSO_* variables. */
export class SsoConfig {
  @IsOptional() @IsString() @IsNotEmpty() name?: string;
  @IsUrl({ require_tld: false, require_protocol: true }) issuer!: string;
  @IsString() @IsNotEmpty() clientId!: string;
  @IsString() @IsNotEmpty() clientSecret!: string;
  @IsOptional() @IsBoolean() trustEmail?: boolean;
  @IsOptional()
  @IsIn(['viewer', 'editor', 'publisher', 'administrator'])
  defaultRole?: 'viewer' | 'editor' | 'publisher' | 'administrator';
}

/** `console` of config/*.yaml, HAPTIK_CONSOLE, HAPTIK_CONSOLE_SECRET and HAPTIK_TRUST_PROXY. */
export class ConsoleConfig {
  @IsIn(['on', 'off']) mode!: 'on' | 'off';
  @Matches(PATH_PATTERN) path!: string;
  @IsInt() @Min(1) @Max(366) sessionDays!: number;
  @IsBoolean() trustProxy!: boolean;
  @IsOptional() @IsString() @MinLength(32) secret?: string;
  @IsOptional() @ValidateNested() @IsObject() @Type(() => SsoConfig) sso?: SsoConfig;
}

/** `metrics` of config/*.yaml, HAPTIK_METRICS_PORT and HAPTIK_METRICS_HOST. */
export class MetricsConfig {
  @IsInt() @Min(0) @Max(65_535) port!: number;
  @IsString() @IsNotEmpty() host!: string;
}

/** `hsl` of config/*.yaml. */
export class HslConfig {
  @IsIn(['off', 'warn', 'adapt']) adaptation!: 'off' | 'warn' | 'adapt';
  @IsIn(['string', 'object']) encoding!: 'string' | 'object';
  @IsObject() channels!: Record<string, Channel>;
}

/** `playground` of config/*.yaml, HAPTIK_PLAYGROUND and HAPTIK_PLAYGROUND_PORT. */
export class PlaygroundConfig {
  @IsIn(['on', 'off']) mode!: 'on' | 'off';
  @IsInt() @Min(0) @Max(65_535) port!: number;
}

/** `search` of config/*.yaml and HAPTIK_SEARCH_KEY. */
export class SearchConfig {
  @IsOptional() @IsString() @IsNotEmpty() key?: string;
  @IsInt() @Min(1) limit!: number;
  @IsInt() @Min(1) timeoutMs!: number;
  @IsString() @IsNotEmpty() allowOrigin!: string;
}

/** `limits.memory` of config/*.yaml. */
export class MemoryConfig {
  @IsNumber() @Min(0.1) @Max(1) shedAbove!: number;
  @IsNumber() @Min(0) @Max(1) resumeBelow!: number;
}

/** `limits.sources` of config/*.yaml: requests that a source may send a minute. */
export class SourceLimitsConfig {
  @IsInt() @Min(1) rejections!: number;
  @IsInt() @Min(1) searches!: number;
  @IsInt() @Min(1) operator!: number;
  @IsInt() @Min(1) console!: number;
}

/** `limits` of config/*.yaml. */
export class LimitsConfig {
  @IsOptional() @IsInt() @Min(1) maxInFlightPerNode?: number;
  @ValidateIf((_, value) => value !== false)
  @ValidateNested()
  @IsObject({ message: '$property must have shedAbove and resumeBelow, or be false' })
  @Type(() => MemoryConfig)
  memory!: MemoryConfig | false;
  @ValidateNested() @IsObject() @Type(() => SourceLimitsConfig) sources!: SourceLimitsConfig;
}

/** The validated configuration of the service, see {@link serviceConfig}. */
export class ServiceConfig {
  @IsIn(['express', 'fastify']) httpPlatform!: 'express' | 'fastify';
  @IsString() @IsNotEmpty() host!: string;
  @IsInt() @Min(0) @Max(65_535) port!: number;
  @Matches(PATH_PATTERN) path!: string;
  @IsInt() @Min(1024) bodyLimit!: number;
  @ValidateNested() @IsObject() @Type(() => HttpConfig) http!: HttpConfig;
  @IsInt() @Min(1) maxInFlight!: number;
  @ValidateNested() @IsObject() @Type(() => LimitsConfig) limits!: LimitsConfig;
  @ValidateNested() @IsObject() @Type(() => BudgetConfig) budget!: BudgetConfig;
  @ValidateNested() @IsObject() @Type(() => HandoffConfig) handoff!: HandoffConfig;
  @ValidateNested() @IsObject() @Type(platformConfigClass) platform!: Partial<PlatformConfig>;
  @IsBreaker() breaker!: BreakerConfig | false;
  @ValidateNested() @IsObject() @Type(() => StorageConfig) storage!: StorageConfig;
  @ValidateNested() @IsObject() @Type(() => OperatorConfig) operator!: OperatorConfig;
  @ValidateNested() @IsObject() @Type(() => ConsoleConfig) console!: ConsoleConfig;
  @ValidateNested() @IsObject() @Type(() => MetricsConfig) metrics!: MetricsConfig;
  @ValidateNested() @IsObject() @Type(() => HslConfig) hsl!: HslConfig;
  @ValidateNested() @IsObject() @Type(() => PlaygroundConfig) playground!: PlaygroundConfig;
  @ValidateNested() @IsObject() @Type(() => SearchConfig) search!: SearchConfig;
  @ValidateNested() @IsObject() @Type(() => NoticesConfig) notices!: NoticesConfig;
  @IsOptional() @IsUrl(PUBLIC_URL_OPTIONS) publicUrl?: string;
  @IsString() @IsNotEmpty() language!: string;
  @IsObject() texts!: TextsPerLanguage;
  @IsIn(LOG_LEVELS) logLevel!: LogLevel;
  /** HAPTIK_SECRET, split at its commas. */
  @IsOptional() @IsString({ each: true }) secrets?: string[];
}
