/** The texts that users read when the node method produced no reply. */
export interface HaptikTexts {
  /** The node method threw an error or returned an invalid reply. */
  readonly error: string;
  /** The node method exceeded its deadline. */
  readonly deadline: string;
  /** The node method returned an empty reply. */
  readonly empty: string;
  /** No method handles the node. */
  readonly unknownNode: string;
  /** A guard of the node method denied access. */
  readonly denied: string;
  /** A pipe of the node method rejected the input of the user. */
  readonly invalidInput: string;
  /** The node method was not called: its circuit is open, or an operator switched it off. */
  readonly unavailable: string;
  /** The limit of concurrent calls is reached. */
  readonly busy: string;
  /** An agent was called. */
  readonly handoffStarted: string;
  /** An agent could not be called yet; the handoff is queued. */
  readonly handoffQueued: string;
  /** An agent was called earlier in this conversation. */
  readonly handoffAlreadyActive: string;
  /** An agent could not be called. */
  readonly handoffFailed: string;
}

export type TextKey = keyof HaptikTexts;

/** Texts per language code, e.g. `{ en: { error: '…' }, hi: { error: '…' } }`. */
export type TextsPerLanguage = Readonly<Record<string, Partial<HaptikTexts>>>;

const ENGLISH_TEXTS: HaptikTexts = {
  error: 'Something went wrong on our side. Please try again in a moment.',
  deadline: 'This is taking longer than it should. Please try again in a moment.',
  empty: 'I have no answer to that right now. Please try again in a moment.',
  unknownNode: 'I cannot help with that yet.',
  denied: 'I am not allowed to do that for you.',
  invalidInput: 'I could not read that. Please check it and try again.',
  unavailable: 'This is not available right now. Please try again in a few minutes.',
  busy: 'Many people are writing to us right now. Please try again in a minute.',
  handoffStarted: 'I am bringing in a colleague. Please stay in this chat.',
  handoffQueued:
    'I am calling a colleague for you. It may take some minutes; please stay in this chat.',
  handoffAlreadyActive:
    'A colleague has been called and will join you here. Thank you for waiting.',
  handoffFailed: 'I could not reach a colleague right now. Please try again in a few minutes.',
};

const HINDI_TEXTS: HaptikTexts = {
  error: 'हमारी ओर से कुछ गड़बड़ हुई है। कृपया थोड़ी देर बाद फिर कोशिश करें।',
  deadline: 'इसमें उम्मीद से ज़्यादा समय लग रहा है। कृपया थोड़ी देर बाद फिर कोशिश करें।',
  empty: 'अभी मेरे पास इसका जवाब नहीं है। कृपया थोड़ी देर बाद फिर कोशिश करें।',
  unknownNode: 'मैं अभी इसमें मदद नहीं कर सकता।',
  denied: 'मुझे आपके लिए यह करने की अनुमति नहीं है।',
  invalidInput: 'मैं इसे समझ नहीं पाया। कृपया जाँच कर फिर भेजें।',
  unavailable: 'यह सुविधा अभी उपलब्ध नहीं है। कृपया कुछ मिनट बाद फिर कोशिश करें।',
  busy: 'अभी बहुत लोग हमसे बात कर रहे हैं। कृपया एक मिनट बाद फिर कोशिश करें।',
  handoffStarted: 'मैं आपको हमारे सहयोगी से जोड़ रहा हूँ। कृपया इसी चैट में बने रहें।',
  handoffQueued: 'मैं आपके लिए हमारे सहयोगी को बुला रहा हूँ। कुछ मिनट लग सकते हैं, कृपया इसी चैट में बने रहें।',
  handoffAlreadyActive: 'हमारे सहयोगी को बुलाया जा चुका है, वे यहीं आपसे जुड़ेंगे। प्रतीक्षा के लिए धन्यवाद।',
  handoffFailed: 'अभी सहयोगी से संपर्क नहीं हो पाया। कृपया कुछ मिनट बाद फिर कोशिश करें।',
};

/** The default texts. */
export const BUILT_IN_TEXTS: Readonly<Record<'en' | 'hi', HaptikTexts>> = {
  en: ENGLISH_TEXTS,
  hi: HINDI_TEXTS,
};
