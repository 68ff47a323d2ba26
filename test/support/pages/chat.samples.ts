import {
  type HslElement,
  button,
  card,
  carousel,
  details,
  field,
  form,
  image,
  link,
  nativeAction,
  phoneCall,
  raw,
  receipt,
  say,
  sendSelection,
  shareLocation,
  shareReceipt,
  silent,
  silentAction,
  system,
  tab,
  tabItem,
  tabList,
  text,
  upload,
  video,
} from 'nestjs-haptik/hsl';

/** A picture without a request: a hill under a sky. */
export const PICTURE = `data:image/svg+xml,${encodeURIComponent(
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 200"><rect width="300" height="200" fill="#9cc9ee"/>' +
    '<circle cx="235" cy="52" r="26" fill="#ffe08a"/><path d="M0 200 110 70l80 80 45-40 65 90z" fill="#4f7f63"/></svg>',
)}`;
export const BROKEN_PICTURE = 'http://127.0.0.1:9/nothing.png';

/** Every kind of element. */
export const SAMPLES: Readonly<Record<string, HslElement>> = {
  text: text('Your parcel *left* our depot.\nFollow it: https://shop.example/orders/9042.', {
    quickReplies: [
      'Track it',
      say('Change the address', 'I want to change the address'),
      'Call me',
    ],
  }),
  button: button('Order 9042 reaches you on Friday. What would you like to do?', [
    link('Track it', 'https://shop.example/orders/9042'),
    say('Return something', 'Return something of order 9042', { isDefault: true }),
    phoneCall('Call us', '+911234567890'),
    shareLocation('Share your location', { latKey: 'lat', lngKey: 'lng' }),
    upload('Upload the invoice', 'document'),
  ]),
  carousel: carousel(
    'Our kettles',
    [
      card({
        title: 'Blue kettle',
        subTitle: '₹ 899',
        description: '1.5 l, steel',
        image: PICTURE,
        actionables: ['Buy the blue one', link('More', 'https://shop.example/blue')],
      }),
      card({
        title: 'Red kettle with a name that needs two lines',
        subTitle: '₹ 1,299',
        description: '1.7 l, glass',
        image: BROKEN_PICTURE,
        actionables: ['Buy the red one', details('Details', { description: 'Glass' })],
        extra: { meta: '★ 4.6' },
      }),
      card({ title: 'Green kettle', subTitle: '₹ 499', image: PICTURE, actionables: ['Buy it'] }),
    ],
    { width: 'MEDIUM', aspectRatio: 1.5 },
  ),
  image: image(PICTURE, { text: 'The way to our shop', aspectRatio: 1.5 }),
  video: video('https://youtu.be/aqz-KE-bpKQ', { text: 'How to descale it', aspectRatio: 1.67 }),
  form: form(
    'Delivery address',
    [
      field('street', 'text', { hint: 'Street and number', autofill: 'user_address' }),
      field('mail', 'text', { hint: 'Email', keyboard: 'email' }),
      field('city', 'search', { hint: 'City', searchSource: 'https://bot.example/search/cities' }),
      field('slot', 'picker', { hint: 'When?', options: ['Morning', 'Evening'] }),
      field('day', 'date', { hint: 'Which day?' }),
      field('at', 'time', { hint: 'What time?' }),
      field('days', 'multidaypicker', { hint: 'Days at home' }),
      field('extras', 'multiselectpicker', { hint: 'Extras', options: ['Gift wrap', 'Card'] }),
    ],
    { subtitle: 'Where shall we bring it?' },
  ),
  tabList: tabList(
    'Choose a plan',
    [
      tab('Monthly', [
        tabItem({ title: '1 GB a day', price: '₹ 199', message: 'Plan 199' }),
        tabItem({ title: '2 GB a day', price: '₹ 299', message: 'Plan 299' }),
      ]),
      tab('Yearly', [tabItem({ title: '2 GB a day', price: '₹ 2,999', message: 'Plan 2999' })]),
    ],
    sendSelection('Recharge', { unselectedText: 'Choose a plan', selectedText: 'Recharge' }),
    { expiry: 600 },
  ),
  receipt: receipt(
    'Thank you for your order.',
    [
      { title: 'Blue kettle', body: '₹ 899', imageUrl: PICTURE },
      { title: 'Red kettle', body: '₹ 1,299' },
    ],
    {
      header: 'Order 9042',
      subheader: [
        { headerOne: 'Paid by', bodyOne: 'Card', headerTwo: 'On', bodyTwo: '23 November' },
      ],
      totalItemCount: 2,
      footer: { amount: '₹ 2,198', actionables: [shareReceipt('Share it')] },
    },
  ),
  system: system('Meera has joined', 'chat_pinned', { agent_name: 'Meera', team_name: 'Refunds' }),
  silent: silent('sync', [silentAction('REFRESH', { id: 12, viaName: 'kettleshop' })]),
  nativeAction: nativeAction('Opening your wallet', 'OPEN_WALLET'),
  raw: raw('PRODUCT_LIST', 'Our kettles', { data: { catalog: 17 } }),
};

/** Elements in Arabic, with a Latin name and digits. */
export const ARABIC_SAMPLES: readonly HslElement[] = [
  text('طلبك 9042 من Kettle Shop في الطريق.', { quickReplies: ['تتبع الشحنة', 'تغيير العنوان'] }),
  button('ماذا تريد أن تفعل؟', [
    link('تتبع الشحنة', 'https://shop.example/orders/9042'),
    'إرجاع شيء',
  ]),
  carousel(
    'غلاياتنا',
    [
      card({ title: 'غلاية زرقاء', subTitle: '899 ₹', image: PICTURE, actionables: ['اشترِ'] }),
      card({ title: 'غلاية حمراء', subTitle: '1299 ₹', image: PICTURE, actionables: ['اشترِ'] }),
    ],
    { aspectRatio: 1.5 },
  ),
  form('عنوان التوصيل', [
    field('street', 'text', { hint: 'الشارع والرقم' }),
    field('slot', 'picker', { hint: 'متى؟', options: ['صباحًا', 'مساءً'] }),
  ]),
];

export const HINDI_SAMPLES: readonly HslElement[] = [
  text('आपका पार्सल रास्ते में है। *शुक्रवार* तक पहुँच जाएगा।', {
    quickReplies: ['कहाँ है?', 'पता बदलें'],
  }),
  button('आगे क्या करना है?', [link('ट्रैक करें', 'https://shop.example/9042'), 'कुछ वापस करना है']),
];
