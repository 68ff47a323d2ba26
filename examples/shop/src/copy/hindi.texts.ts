import { InMemoryPublishedCopySource } from 'nestjs-haptik/copy';

const TEXTS = {
  'orders.list': '{count, plural, one {आपका एक ऑर्डर है।} other {आपके # ऑर्डर हैं।}}',
  'orders.none': 'अभी आपका कोई ऑर्डर नहीं है।',
  'order.status': 'ऑर्डर {id} {state, select, shipped {रास्ते में है} other {पैक हो रहा है}}।',
  'order.track': 'ट्रैक करें',
  'order.return': 'वापस करें',
  'order.details': 'कहाँ है?',
  'order.unknown': 'ऑर्डर {id} नहीं मिला। कृपया नंबर जाँचें।',
  'order.invalid': 'ऑर्डर नंबर में एक अक्षर और अंक होते हैं, जैसे A17।',
  'return.booked': 'हम ऑर्डर {id} कल ले जाएँगे।',
  'return.which': 'आप कौन सा ऑर्डर वापस करना चाहते हैं?',
  'agent.called': 'हमारे सहयोगी आपसे बात करेंगे। कृपया चैट में बने रहें।',
};

/** The published texts in Hindi. In production, editors publish them in the console of nestjs-haptik. */
export function createHindiTexts(): InMemoryPublishedCopySource {
  const source = new InMemoryPublishedCopySource();
  for (const [key, text] of Object.entries(TEXTS)) source.set(key, 'hi', text);
  return source;
}
