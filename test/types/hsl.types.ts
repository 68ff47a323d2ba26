// Compiled by `npm run types`: every @ts-expect-error is a program that must not compile.
import { HaptikNode, HaptikSearch, type HslOptions, type Message, reply } from 'nestjs-haptik';
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

// A quick reply can only say something.
text('What next?', { quickReplies: ['Track it', say('Stop', 'Stop the order')] });
text('What next?', { quickReplies: [actionable('Go on', { type: 'TEXT_ONLY' })] });
// @ts-expect-error a link is no quick reply
text('What next?', { quickReplies: [link('Site', 'https://shop.example')] });
// @ts-expect-error nor is a call
text('What next?', { quickReplies: [phoneCall('Call', '+911234567890')] });
// @ts-expect-error nor a form
text('What next?', { quickReplies: [openForm('Address', 17)] });
// @ts-expect-error nor what is of another type
text('What next?', { quickReplies: [sendText('Hello')] });
// @ts-expect-error nor an actionable that opens something
text('Next?', { quickReplies: [actionable('On', { type: 'TEXT_ONLY', uri: 'LINK' })] });
// @ts-expect-error a text has no buttons
text('What next?', { actionables: [] });

// A button can do anything.
button('Pick one', ['A text', link('Site', 'https://shop.example'), upload('Bill', 'document')]);
// @ts-expect-error but it must be an actionable
button('Pick one', [{ label: 'A' }]);
// @ts-expect-error a link needs a URL
link('Site');
// @ts-expect-error what can be uploaded is known
upload('Bill', 'video');
// @ts-expect-error options are camelCase
say('Track', 'Track it', { gogo_message: 'x' });
// @ts-expect-error a channel has a name
launchChannel('Recharge');
// @ts-expect-error there is no such option
shareLocation('Here', { latitude: 'lat' });

// An actionable keeps its type, and takes names that are not known yet.
const known: Actionable<'APP_ACTION', 'WALLET'> = actionable('Wallet', {
  type: 'APP_ACTION',
  uri: 'WALLET',
});
actionable('New', { type: 'NEW_TYPE', uri: 'NEW_URI', payload: { any: [1, { thing: true }] } });
const quick: QuickReply = say('Yes');
// @ts-expect-error it has another type
const wrong: QuickReply = known;

// Options stand only where a field has some.
field('size', 'picker', { hint: 'Which?', options: ['S', 'M'] });
field('days', 'multidaypicker', { options: ['Monday'] });
field('city', 'search', { searchSource: 'https://bot.example/haptik/search/cities' });
field('name', 'text', { keyboard: 'normal', autofill: 'user_name' });
field('new', 'newtype', { options: ['A'], searchSource: 'https://x.example', keyboard: 'emoji' });
// @ts-expect-error a text field has no options
field('name', 'text', { options: ['A'] });
// @ts-expect-error a date has none
field('day', 'date', { options: ['A'] });
// @ts-expect-error and no keyboard
field('day', 'date', { keyboard: 'number' });
// @ts-expect-error a picker searches nowhere
field('size', 'picker', { searchSource: 'https://x.example' });
// @ts-expect-error a search has no options
field('city', 'search', { options: ['Pune'] });
// @ts-expect-error a picker has options
field('size', 'picker', { hint: 'Which?' });
// @ts-expect-error a picker has options
field('size', 'picker');
// @ts-expect-error a search has a source
field('city', 'search', { hint: 'City' });
field('days', 'multidaypicker');
// @ts-expect-error options are texts
field('size', 'picker', { options: [1, 2] });
form('Address', [field('street', 'text')], { subtitle: 'Where to?' });
// @ts-expect-error a form has fields
form('Address', [card({ title: 'x' })]);
// @ts-expect-error a form has no text
form('Address', [], { text: 'x' });

// Cards, carousels, pictures.
const kettles: CarouselElement = carousel('Kettles', [card({ title: 'Blue' })], { width: 'BIG' });
// @ts-expect-error a carousel has cards
carousel('Kettles', [button('x', [])]);
// @ts-expect-error options are camelCase
card({ sub_title: 'x' });
// @ts-expect-error a ratio is a number
carousel('Kettles', [], { aspectRatio: '1.5' });
// @ts-expect-error a picture has a URL
image();

// Signals.
system('Meera has joined', 'chat_pinned', { agent_name: 'Meera' });
nativeAction('Opening', 'OPEN_WALLET');
silentAction('REFRESH', { id: 12, viaName: 'shop' });
// @ts-expect-error a silent action has an id
silentAction('REFRESH', { viaName: 'shop' });
tabList('Plans', [tab('Monthly', [tabItem({ title: '1 GB' })])], say('Order'));
// @ts-expect-error a tab list has an action
tabList('Plans', []);
// @ts-expect-error it has one action
tabList('Plans', [], [say('Order')]);

// Extra keys on every element, known kinds not by way of raw.
text('x', { voiceText: 'y', micAutoOpen: true, isNew: true, extra: { anything: [1] } });
raw('PRODUCT_LIST', 'Ours', { data: { catalogue: 7 } });
// @ts-expect-error a button has a builder
raw('BUTTON', 'x');

// What is built cannot be changed.
// @ts-expect-error it is read only
kettles.text = 'x';
// @ts-expect-error all the way down
kettles.data.items.push(card({}));

// Reading.
const read = parse('{}');
if (read && isKind(read, 'BUTTON')) {
  const items: ButtonElement['data']['items'] = read.data.items;
  void items[0]?.payload.url;
}
// @ts-expect-error the kind is not known yet
void parse('{}')?.data.items;
// @ts-expect-error there is no such kind
void (read && isKind(read, 'TABLE'));
const label: string | undefined = matchChoice(kettles, '1')?.label;
const findings = validateForChannel(kettles, 'whatsapp');
const severity: 'error' | 'warning' | 'advice' | undefined = findings[0]?.severity;
const fitted: readonly HslElement[] = adaptToChannel(kettles, 14).elements;
validateForChannel(kettles, { code: 14, name: 'WhatsApp' });
// @ts-expect-error there is no such channel
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
const options: HslOptions = { adaptation: 'adapt', channels: { 14: 'whatsappReplyButtons' } };
// @ts-expect-error there is no such channel
const lost: HslOptions = { channels: { 14: 'whatsap' } };
// @ts-expect-error there is no such wish
const never: HslOptions = { adaptation: 'never' };

interface City {
  readonly title: string;
  readonly people: number;
}
class Bot {
  @HaptikNode('kettles') kettles() {
    return [message, 'and', fitted[0] ?? kettles];
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
  // @ts-expect-error what comes one by one over time is no answer
  @HaptikSearch('streamed') async *streamed() {
    yield { title: 'Pune' };
  }
  // @ts-expect-error a proposal has a title
  @HaptikSearch('untitled') untitled() {
    return [{ name: 'Pune' }];
  }
  // @ts-expect-error a number is no answer
  @HaptikSearch('numbers') numbers() {
    return 7;
  }
}
void [Bot, label, severity, options, lost, never, wrong];
