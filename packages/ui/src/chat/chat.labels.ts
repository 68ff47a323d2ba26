import type { AdaptationChange } from 'nestjs-haptik/hsl';

/** The texts that the chat itself shows. */
export interface ChatLabels {
  readonly you: string;
  readonly bot: string;
  readonly agent: string;
  readonly typing: string;
  readonly earlier: string;
  readonly latest: string;
  readonly botBreak: string;
  readonly newTab: string;
  readonly buttons: string;
  readonly quickReplies: string;
  readonly cards: string;
  readonly choose: string;
  readonly image: string;
  readonly imageFailed: string;
  readonly video: string;
  readonly noOption: string;
  readonly submit: string;
  readonly oneByOne: string;
  readonly sent: string;
  readonly searching: string;
  readonly noMatch: string;
  readonly searchFailed: string;
  readonly addDay: string;
  readonly remove: (name: string) => string;
  readonly items: (count: number) => string;
  readonly expires: (seconds: number) => string;
  readonly unknownKind: (kind: string) => string;
  readonly invisible: (kind: string) => string;
  readonly changes: Readonly<Record<AdaptationChange['change'], string>>;
}

export const CHAT_LABELS: ChatLabels = {
  you: 'You',
  bot: 'Bot',
  agent: 'Agent',
  typing: 'The bot is typing…',
  earlier: 'Show earlier messages',
  latest: 'Latest messages',
  botBreak: 'Bot break',
  newTab: 'opens in a new tab',
  buttons: 'Buttons',
  quickReplies: 'Quick replies',
  cards: 'Cards',
  choose: 'Choose',
  image: 'Image',
  imageFailed: 'The image cannot be loaded.',
  video: 'Play the video',
  noOption: 'Please choose',
  submit: 'Send',
  oneByOne: 'Here, Haptik asks these one by one.',
  sent: 'Sent',
  searching: 'Searching…',
  noMatch: 'No match',
  searchFailed: 'The search failed.',
  addDay: 'Add a day',
  remove: (name) => `Remove ${name}`,
  items: (count) => (count === 1 ? '1 item' : `${count} items`),
  expires: (seconds) => `Expires after ${seconds} s`,
  unknownKind: (kind) => `Unknown kind ${kind}: how users see it is not known.`,
  invisible: (kind) => `${kind}: for the app, users do not see it.`,
  changes: {
    'label-shortened': 'A label is cut at a word.',
    'text-shortened': 'The text is cut at a word.',
    'text-split': 'The long text becomes several messages.',
    'choices-written': 'Choices that cannot be tapped there are written below the text.',
    'choice-omitted': 'Choices that can only be tapped are left out.',
    'buttons-to-quick-replies': 'Buttons become quick replies.',
    'choices-numbered': 'Choices become a numbered list; users answer with the number.',
    'carousel-split': 'The cards are shown in several rows.',
    'card-repeated': 'The card is shown more than once, to have room for its buttons.',
    'carousel-to-text': 'The card becomes a text.',
    'image-omitted': 'Pictures are not shown.',
    'video-to-link': 'A video becomes a link.',
    'form-to-questions': 'A form becomes its questions.',
    'kind-to-text': 'The element becomes a text.',
  },
};
