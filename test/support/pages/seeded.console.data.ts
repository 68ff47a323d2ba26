/** The users of a {@link SeededConsole}. */
export const SEEDED_USERS = {
  administrator: { name: 'Asha Menon', email: 'asha@example.com' },
  publisher: { name: 'Meera Iyer', email: 'meera@example.com', role: 'publisher' },
  editor: {
    name: 'Arjun Rao',
    email: 'arjun@example.com',
    role: 'editor',
    languages: ['hi', 'ta'],
    prefixes: ['order', 'product'],
  },
  viewer: { name: 'Kabir Sethi', email: 'kabir@example.com', role: 'viewer' },
  invitee: { name: 'Divya Nair', email: 'divya@example.com', role: 'editor', languages: ['ta'] },
} as const;

export const SEEDED_ENGLISH: Readonly<Record<string, string>> = {
  'order.state': 'Your order {id} is {state}.',
  'product.price': 'The {product} costs {price}, and delivery is free.',
  'haptik.handoffStarted': 'A colleague takes over and writes to you in a moment.',
};

export const SEEDED_HINDI: Readonly<Record<string, string>> = {
  'order.state': 'आपका ऑर्डर {id} {state} है।',
  'order.state.shipped': 'रास्ते में',
  'order.state.packing': 'पैक हो रहा',
  'order.track': 'ट्रैक करें',
  'order.items': 'इसमें क्या है',
  'product.price': '{product} की क़ीमत {price} है।',
  'product.unknown': 'हम स्पीकर और पावरबैंक बेचते हैं। आपको क्या चाहिए?',
  'haptik.error': 'कुछ गड़बड़ हो गई। कृपया फिर से कोशिश करें।',
};

export const SEEDED_TAMIL: Readonly<Record<string, string>> = {
  'order.state.shipped': 'வழியில்',
  'order.track': 'கண்காணிக்க',
  'product.price': '{product} விலை {price}.',
};
