/** A known name, or any other text that the platform may know by now. */
export type LiteralUnion<Known extends string> = Known | (string & {});

/** What a tap does. Protocol 3.3: the union of every list that Haptik published. */
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

/** What an `APP_ACTION` opens. Protocol 3.4: the union of every list that Haptik published. */
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

/** What comes with a tap. Protocol 3.5: the keys that are known; others travel untouched. */
export interface ActionablePayload {
  /** Where LINK and SELF_SERVE_WEB lead. */
  readonly url?: string;
  /** An older twin of `url`. */
  readonly link?: string;
  /** What the chat shows as the user's message. */
  readonly message?: string;
  /** What the bot gets in its place. */
  readonly gogo_message?: string;
  readonly title?: string;
  readonly sub_title?: string;
  readonly description?: string;
  readonly images?: readonly string[];
  /** Entity keys that a location is written to. */
  readonly lat_key?: string;
  readonly lng_key?: string;
  /** Places, for SEND_MULTIPLE_LOCATIONS; what each holds is not documented. */
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

/** What a user can tap: a button, a quick reply, an action of a card. Protocol 3.2. */
export interface Actionable<
  Type extends string = LiteralUnion<ActionableType>,
  Uri extends string = LiteralUnion<ActionableUri>,
> {
  /** The label. */
  readonly actionable_text: string;
  readonly type: Type;
  readonly uri: Uri;
  /** 1: tapping the message itself does this, and the label is bold. */
  readonly is_default: 0 | 1;
  readonly location_required: boolean;
  readonly payload: ActionablePayload;
  readonly emoji?: string;
  /** Labels of the one action of a TAB_LIST: nothing chosen, something chosen, too late. */
  readonly option_unselected_text?: string;
  readonly option_selected_text?: string;
  readonly expired_text?: string;
}

/** An actionable that says something in the same chat: all that a quick reply can do. */
export type QuickReply = Actionable<'TEXT_ONLY', ''>;
