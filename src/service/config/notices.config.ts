import { Type } from 'class-transformer';
import {
  ArrayNotEmpty,
  IsEmail,
  IsInt,
  IsObject,
  IsOptional,
  IsString,
  IsUrl,
  Matches,
  Max,
  Min,
  MinLength,
  ValidateNested,
} from 'class-validator';

const HTTP_URL_OPTIONS = {
  protocols: ['http', 'https'],
  require_protocol: true,
  require_tld: false,
  // `fetch` refuses a URL with credentials, so no notice would arrive.
  disallow_auth: true,
};
/** `bot@example.com` or `Bot <bot@example.com>`; the server may be a host name of an intranet. */
const EMAIL_OPTIONS = { allow_display_name: true, require_tld: false };

// The messages contain no values: the URLs are secrets.
const HTTP_URL_CURE =
  '$property must be a URL that begins with http:// or https://, without a user and a password';

/** `notices.webhook` of config/*.yaml and the HAPTIK_NOTICES_WEBHOOK_* variables. */
export class WebhookNoticesConfig {
  @IsUrl(HTTP_URL_OPTIONS, { message: HTTP_URL_CURE }) url!: string;
  @IsOptional() @IsString() @MinLength(16) secret?: string;
}

/** `notices.slack` of config/*.yaml and HAPTIK_NOTICES_SLACK_URL. */
export class SlackNoticesConfig {
  @IsUrl(HTTP_URL_OPTIONS, { message: HTTP_URL_CURE }) url!: string;
}

/** `notices.email` of config/*.yaml, HAPTIK_NOTICES_SMTP_URL and the HAPTIK_NOTICES_EMAIL_* variables. */
export class EmailNoticesConfig {
  @Matches(/^smtps?:\/\/[^/\s]+(\/?$|\/?\?)/, {
    message:
      '$property must be like smtp://user:password@host:587, or begin with smtps:// for TLS from the start. Encode ' +
      'special characters of the password, such as %40 for @',
  })
  url!: string;
  @IsEmail(EMAIL_OPTIONS, {
    message: '$property must be an e-mail address. Set HAPTIK_NOTICES_EMAIL_FROM',
  })
  from!: string;
  @IsEmail(EMAIL_OPTIONS, {
    each: true,
    message: 'each value in $property must be an e-mail address',
  })
  @ArrayNotEmpty({
    message: '$property must be a list of e-mail addresses. Set HAPTIK_NOTICES_EMAIL_TO',
  })
  to!: string[];
}

/** `notices` of config/*.yaml and the HAPTIK_NOTICES_* variables. */
export class NoticesConfig {
  @IsOptional()
  @ValidateNested()
  @IsObject()
  @Type(() => WebhookNoticesConfig)
  webhook?: WebhookNoticesConfig;
  @IsOptional()
  @ValidateNested()
  @IsObject()
  @Type(() => SlackNoticesConfig)
  slack?: SlackNoticesConfig;
  @IsOptional()
  @ValidateNested()
  @IsObject()
  @Type(() => EmailNoticesConfig)
  email?: EmailNoticesConfig;
  @IsInt() @Min(1000) queueAgeMs!: number;
  @IsInt() @Min(0) @Max(3_600_000) gatherMs!: number;
  /** Shorter than a claim of NoticeMonitor lasts. */
  @IsInt() @Min(0) @Max(240_000) calmMs!: number;
}
