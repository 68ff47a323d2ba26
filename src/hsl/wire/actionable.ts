/** A known name, or any other string, because the platform may have added names. */
export type LiteralUnion<Known extends string> = Known | (string & {});

/** Types of actionables. Protocol 3.3: the union of all lists that Haptik published. */
export const ACTIONABLE_TYPES = [
  'APP_ACTION',
  'MESSAGE_BAR',
  'TEXT_ONLY',
  'TEXT',
  'TAB_LIST_TEXT_ONLY',
  'FORM_SHOW',
  'SHARE_RECEIPT',
  'APP_FEEDBACK',
  'SHARE_REFERRAL',
  'SHARE',
] as const;
export type ActionableType = (typeof ACTIONABLE_TYPES)[number];

/** URIs of an `APP_ACTION`. Protocol 3.4: the union of all lists that Haptik published. */
export const ACTIONABLE_URIS = [
  '',
  'CAROUSEL_DETAIL',
  'GALLERY_PICKER',
  'SEND_LOCATION',
  'LINK',
  'CAROUSEL_DEFAULT',
  'SAVED_ADDRESSES',
  'CALL',
  'SEND_MULTIPLE_LOCATIONS',
  'LAUNCH_CHANNEL',
  'SELF_SERVE_WEB',
  'IMAGE_UPLOAD',
  'DOCUMENT_PICKER',
  'APP_AUTHENTICATE',
  'PROFILE',
  'WALLET',
  'WALLET_HISTORY',
  'TRANSACTION_HISTORY',
  'REFERRAL',
  'RECHARGE',
  'DTH',
  'ELECTRICITY',
  'SELF_SERVE_RECHARGE',
  'VIDEO_PLAYER',
  'SHOWTIME_DETAIL',
  'SHOPPING_DETAIL',
] as const;
export type ActionableUri = (typeof ACTIONABLE_URIS)[number];

/** Payload of a tap. Protocol 3.5: the known keys. Other keys are kept unchanged. */
export interface ActionablePayload {
  /** The URL that LINK and SELF_SERVE_WEB open. */
  readonly url?: string;
  /** Older name of `url`. */
  readonly link?: string;
  /** The user's message in the chat. */
  readonly message?: string;
  /** The message that the bot receives instead. */
  readonly gogo_message?: string;
  readonly title?: string;
  readonly sub_title?: string;
  readonly description?: string;
  readonly images?: readonly string[];
  /** Keys of the entities that receive a location. */
  readonly lat_key?: string;
  readonly lng_key?: string;
  /** Locations of SEND_MULTIPLE_LOCATIONS. Haptik does not document their keys. */
  readonly location?: readonly unknown[];
  readonly items?: readonly unknown[];
  /** Actions within the action. */
  readonly actionables?: readonly unknown[];
  readonly athena_smart_action?: unknown;
  readonly callback_link?: string;
  readonly package_name?: string;
  /** The channel that LAUNCH_CHANNEL opens. */
  readonly via_name?: string;
  /** The form that FORM_SHOW shows. */
  readonly id?: string | number;
  readonly menu_url?: string;
  readonly tool_name?: string;
  readonly price_enabled?: boolean;
  readonly expired_message?: string;
  readonly show_share_option?: boolean;
  readonly image?: string;
  readonly [key: string]: unknown;
}

/** A control that a user can tap: a button, a quick reply or an action of a card. Protocol 3.2. */
export interface Actionable<
  Type extends string = LiteralUnion<ActionableType>,
  Uri extends string = LiteralUnion<ActionableUri>,
> {
  /** The label. */
  readonly actionable_text: string;
  readonly type: Type;
  readonly uri: Uri;
  /** 1: the action of a tap on the message itself, with a bold label. */
  readonly is_default: 0 | 1;
  readonly location_required: boolean;
  readonly payload: ActionablePayload;
  readonly emoji?: string;
  /** Labels of the action of a TAB_LIST: nothing selected, an item selected, expired. */
  readonly option_unselected_text?: string;
  readonly option_selected_text?: string;
  readonly expired_text?: string;
}

/** An actionable that sends a message: the only action of a quick reply. */
export type QuickReply = Actionable<'TEXT_ONLY', ''>;
