/** Operations of the platform, for all versions of their paths. Protocol 4. */
export type EmulatorOperation =
  | 'send_chat_to_agent'
  | 'get_chat_history'
  | 'create_user'
  | 'update_user'
  | 'log_message_from_user'
  | 'log_file_from_user'
  | 'log_feedback_from_user'
  | 'enable_webhook'
  | 'create_faq'
  | 'faq_status';
