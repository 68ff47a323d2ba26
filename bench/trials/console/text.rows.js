/** The key with a number, from 1. */
export function keyOf(at) {
  return `area${at % 97}.screen${at % 1009}.text${at}`;
}

/** SQL that inserts keys in five languages, one per second until now; some drafts, some trash. */
export function insertTextsSql(keys) {
  return `insert into haptik.copy_texts
      (key, language, published, draft, version, changed_by, changed_at, published_at, trashed_at, revision)
    select 'area' || at % 97 || '.screen' || at % 1009 || '.text' || at, tag,
      case tag
        when 'en' then 'Order ' || at || ' of {customer} reaches {city} with the next parcel, {id}'
        when 'hi' then 'ऑर्डर ' || at || ' {customer} का अगले पार्सल के साथ {city} पहुंचेगा, {id}'
        when 'mr' then 'ऑर्डर ' || at || ' {customer} ची पुढच्या पार्सलसोबत {city} येथे पोहोचेल, {id}'
        when 'ta' then 'ஆர்டர் ' || at || ' {customer} அடுத்த பார்சலுடன் {city} வந்தடையும், {id}'
        else 'অর্ডার ' || at || ' {customer} পরবর্তী পার্সেলের সাথে {city} পৌঁছাবে, {id}' end,
      case when at % 100 = 0 then 'Draft ' || at || ' for {customer} in {city}, {id}' end,
      1, 'user' || at % 20, now() - at * interval '1 second', now(),
      case when at % 500 = 1 then now() end, row_number() over ()
    from generate_series(1, ${keys}) as at, unnest(array['en', 'hi', 'mr', 'ta', 'bn']) as tag`;
}
