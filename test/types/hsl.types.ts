// Compiled by `npm run types`: every @ts-expect-error marks code that must not compile.
import {
  HaptikNode,
  HaptikSearch,
  type HaptikModuleOptions,
  type Message,
  reply,
} from 'nestjs-haptik';
import {
  type Actionable,
  actionable,
  button,
  type ButtonElement,
  phoneCall,
  card,
  carousel,
  type CarouselElement,
  validateForChannel,
  matchChoice,
  field,
  adaptToChannel,
  form,
  type HslElement,
  image,
  isKind,
  launchChannel,
  link,
  nativeAction,
  openForm,
  parse,
  type QuickReply,
  raw,
  say,
  sendText,
  shareLocation,
  silentAction,
  system,
  tab,
  tabItem,
  tabList,
  text,
  upload,
} from 'nestjs-haptik/hsl';

// A quick reply only sends a message.
text('What next?', { quickReplies: ['Track it', say('Stop', 'Stop the order')] });
text('What next?', { quickReplies: [actionable('Go on', { type: 'TEXT_ONLY' })] });
// @ts-expect-error a link is not a quick reply
text('What next?', { quickReplies: [link('Site', 'https://shop.example')] });
// @ts-expect-error a phone call is not a quick reply
text('What next?', { quickReplies: [phoneCall('Call', '+911234567890')] });
// @ts-expect-error a form is not a quick reply
text('What next?', { quickReplies: [openForm('Address', 17)] });
// @ts-expect-error the type TEXT is not a quick reply
text('What next?', { quickReplies: [sendText('Hello')] });
// @ts-expect-error an actionable with a uri is not a quick reply
text('Next?', { quickReplies: [actionable('On', { type: 'TEXT_ONLY', uri: 'LINK' })] });
// @ts-expect-error a text has no buttons
text('What next?', { actionables: [] });

// A button supports every action.
button('Pick one', ['A text', link('Site', 'https://shop.example'), upload('Bill', 'document')]);
// @ts-expect-error a button is an actionable
button('Pick one', [{ label: 'A' }]);
// @ts-expect-error a link requires a URL
link('Site');
// @ts-expect-error the upload kind is unknown
upload('Bill', 'video');
// @ts-expect-error options are camelCase
say('Track', 'Track it', { gogo_message: 'x' });
// @ts-expect-error the via name is missing
launchChannel('Recharge');
// @ts-expect-error the option does not exist
shareLocation('Here', { latitude: 'lat' });

// An actionable keeps its type and accepts unknown names.
const known: Actionable<'APP_ACTION', 'WALLET'> = actionable('Wallet', {
  type: 'APP_ACTION',
  uri: 'WALLET',
});
actionable('New', { type: 'NEW_TYPE', uri: 'NEW_URI', payload: { any: [1, { thing: true }] } });
const quick: QuickReply = say('Yes');
// @ts-expect-error the type differs
const wrong: QuickReply = known;

// A field accepts only the options of its type.
field('size', 'picker', { hint: 'Which?', options: ['S', 'M'] });
field('days', 'multidaypicker', { options: ['Monday'] });
field('city', 'search', { searchSource: 'https://bot.example/haptik/search/cities' });
field('name', 'text', { keyboard: 'normal', autofill: 'user_name' });
field('new', 'newtype', { options: ['A'], searchSource: 'https://x.example', keyboard: 'emoji' });
// @ts-expect-error a text field has no options
field('name', 'text', { options: ['A'] });
// @ts-expect-error a date has no options
field('day', 'date', { options: ['A'] });
// @ts-expect-error a date has no keyboard
field('day', 'date', { keyboard: 'number' });
// @ts-expect-error a picker has no search source
field('size', 'picker', { searchSource: 'https://x.example' });
// @ts-expect-error a search has no options
field('city', 'search', { options: ['Pune'] });
// @ts-expect-error a picker requires options
field('size', 'picker', { hint: 'Which?' });
// @ts-expect-error a picker requires options
field('size', 'picker');
// @ts-expect-error a search requires a source
field('city', 'search', { hint: 'City' });
field('days', 'multidaypicker');
// @ts-expect-error options are strings
field('size', 'picker', { options: [1, 2] });
form('Address', [field('street', 'text')], { subtitle: 'Where to?' });
// @ts-expect-error a form requires fields
form('Address', [card({ title: 'x' })]);
// @ts-expect-error a form has no option text
form('Address', [], { text: 'x' });

// Cards, carousels, images.
const kettles: CarouselElement = carousel('Kettles', [card({ title: 'Blue' })], { width: 'BIG' });
// @ts-expect-error a carousel requires cards
carousel('Kettles', [button('x', [])]);
// @ts-expect-error options are camelCase
card({ sub_title: 'x' });
// @ts-expect-error an aspect ratio is a number
carousel('Kettles', [], { aspectRatio: '1.5' });
// @ts-expect-error an image requires a URL
image();

// System elements.
system('Meera has joined', 'chat_pinned', { agent_name: 'Meera' });
nativeAction('Opening', 'OPEN_WALLET');
silentAction('REFRESH', { id: 12, viaName: 'shop' });
// @ts-expect-error a silent action requires an id
silentAction('REFRESH', { viaName: 'shop' });
tabList('Plans', [tab('Monthly', [tabItem({ title: '1 GB' })])], say('Order'));
// @ts-expect-error a tab list requires an action
tabList('Plans', []);
// @ts-expect-error a tab list has a single action
tabList('Plans', [], [say('Order')]);

// Extra keys on every element; raw() accepts unknown kinds only.
text('x', { voiceText: 'y', micAutoOpen: true, isNew: true, extra: { anything: [1] } });
raw('PRODUCT_LIST', 'Ours', { data: { catalog: 7 } });
// @ts-expect-error BUTTON has its own builder
raw('BUTTON', 'x');

// Built elements are immutable.
// @ts-expect-error the element is read-only
kettles.text = 'x';
// @ts-expect-error nested values are read-only
kettles.data.items.push(card({}));

// Parsing.
const read = parse('{}');
if (read && isKind(read, 'BUTTON')) {
  const items: ButtonElement['data']['items'] = read.data.items;
  void items[0]?.payload.url;
}
// @ts-expect-error the kind is not narrowed yet
void parse('{}')?.data.items;
// @ts-expect-error the kind does not exist
void (read && isKind(read, 'TABLE'));
const label: string | undefined = matchChoice(kettles, '1')?.label;
const findings = validateForChannel(kettles, 'whatsapp');
const severity: 'error' | 'warning' | 'advice' | undefined = findings[0]?.severity;
const adapted: readonly HslElement[] = adaptToChannel(kettles, 14).elements;
validateForChannel(kettles, { code: 14, name: 'WhatsApp' });
// @ts-expect-error the channel does not exist
validateForChannel(kettles, 'watsapp');
validateForChannel(kettles, {
  name: 'Ours',
  limits: { buttons: { max: 1, severity: 'error', source: 'us' } },
});
declare const maybe: string | undefined;
card({ title: maybe, subTitle: undefined });
declare const agent: Agent;
system('x', 'chat_pinned', agent);
interface Agent {
  readonly agent_name: string;
}

// In replies and options.
const message: Message = kettles;
reply('Ours:', kettles, quick.actionable_text);
const options: HaptikModuleOptions['hsl'] = {
  adaptation: 'adapt',
  channels: { 14: 'whatsappReplyButtons' },
};
// @ts-expect-error the channel does not exist
const lost: HaptikModuleOptions['hsl'] = { channels: { 14: 'whatsap' } };
// @ts-expect-error the adaptation does not exist
const never: HaptikModuleOptions['hsl'] = { adaptation: 'never' };

interface City {
  readonly title: string;
  readonly people: number;
}
class Bot {
  @HaptikNode('kettles') kettles() {
    return [message, 'and', adapted[0] ?? kettles];
  }
  @HaptikSearch('titles') titles() {
    return ['Pune'];
  }
  @HaptikSearch('cities') cities(): City[] {
    return [{ title: 'Pune', people: 7_000_000 }];
  }
  @HaptikSearch('proposals') *proposals() {
    yield { title: 'Pune', id: 7 };
  }
  // @ts-expect-error an observable of single suggestions is not a result
  @HaptikSearch('streamed') async *streamed() {
    yield { title: 'Pune' };
  }
  // @ts-expect-error a suggestion requires a title
  @HaptikSearch('untitled') untitled() {
    return [{ name: 'Pune' }];
  }
  // @ts-expect-error a number is not a result
  @HaptikSearch('numbers') numbers() {
    return 7;
  }
}
void [Bot, label, severity, options, lost, never, wrong];
