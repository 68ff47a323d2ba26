// Renders an element as it looks in a chat, for the pictures of docs/hsl.md.

const escape = (text = '') => text.replaceAll(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

const STYLE = `
  * { box-sizing: border-box; margin: 0; }
  body { font: 14px/1.4 system-ui, 'Noto Sans', sans-serif; color: #1c2430; background: #eef1f5;
    padding: 16px; width: 420px; display: flex; flex-direction: column; gap: 8px; }
  .bubble, .card, .form { background: #fff; border-radius: 4px 14px 14px 14px; padding: 10px 14px;
    box-shadow: 0 1px 2px #0002; max-width: 330px; }
  .text { white-space: pre-line; }
  .buttons { display: flex; flex-direction: column; margin: 10px -14px -10px; }
  .button { border-top: 1px solid #e4e8ee; padding: 9px 14px; text-align: center; color: #1763d1;
    font-weight: 600; }
  .replies { display: flex; flex-wrap: wrap; gap: 8px; }
  .reply { border: 1px solid #1763d1; color: #1763d1; background: #fff; border-radius: 16px;
    padding: 5px 13px; font-weight: 600; }
  .cards { display: flex; gap: 10px; overflow: hidden; margin-right: -16px; }
  .card { flex: none; width: 210px; padding: 0; border-radius: 12px; overflow: hidden; }
  .card .body { padding: 10px 14px; display: flex; flex-direction: column; }
  .card .buttons { margin: 0; }
  .title { font-weight: 700; } .soft { color: #5a6675; }
  .picture { display: grid; place-items: center; color: #fff; font-size: 22px;
    background: linear-gradient(135deg, #6d8fc7, #a7c4e8); }
  .form { width: 330px; display: flex; flex-direction: column; gap: 8px; }
  .field { border: 1px solid #cfd6df; border-radius: 8px; padding: 8px 12px; color: #5a6675;
    display: flex; justify-content: space-between; }
  .send { background: #1763d1; color: #fff; border-radius: 8px; padding: 9px; text-align: center;
    font-weight: 600; }
  .note { align-self: center; color: #5a6675; font-size: 12.5px; background: #e1e6ed;
    border-radius: 12px; padding: 3px 12px; }
  .tabs { display: flex; gap: 16px; border-bottom: 1px solid #e4e8ee; margin: 8px 0; }
  .tab { padding-bottom: 5px; } .tab:first-child { border-bottom: 2px solid #1763d1; color: #1763d1; }
  .row { display: flex; justify-content: space-between; padding: 3px 0; gap: 12px; }
  hr { border: 0; border-top: 1px solid #e4e8ee; margin: 7px 0; }
`;

const buttons = (actionables) =>
  actionables.length === 0
    ? ''
    : `<div class="buttons">${actionables
        .map(({ actionable_text }) => `<div class="button">${escape(actionable_text)}</div>`)
        .join('')}</div>`;

const bubble = (text, inner = '') =>
  text || inner
    ? `<div class="bubble"><span class="text">${escape(text)}</span>${inner}</div>`
    : '';

const picture = (url, width, ratio) => {
  const isVideo = url.includes('/embed/');
  const height = Math.round(width / ratio);
  return url === '' || ratio >= 1000
    ? ''
    : `<div class="picture" style="height:${height}px">${isVideo ? '▶' : '🖼'}</div>`;
};

const card = (ratio, isAlone) => (item) => {
  const width = isAlone ? 300 : 210;
  const lines = [
    item.title && `<div class="title">${escape(item.title)}</div>`,
    item.sub_title && `<div>${escape(item.sub_title)}</div>`,
    item.description && `<div class="soft">${escape(item.description)}</div>`,
  ].filter(Boolean);
  const body = lines.length > 0 ? `<div class="body">${lines.join('')}</div>` : '';
  const image = picture(item.thumbnail.image, width, ratio);
  return `<div class="card" style="width:${width}px">${image}${body}${buttons(item.actionables)}</div>`;
};

const row = (left, right) =>
  `<div class="row"><span>${escape(left)}</span><span>${escape(right)}</span></div>`;

const RENDERERS = {
  TEXT: ({ text, data }) =>
    bubble(text) +
    `<div class="replies">${data.quick_replies
      .map(({ actionable_text }) => `<span class="reply">${escape(actionable_text)}</span>`)
      .join('')}</div>`,
  BUTTON: ({ text, data }) => bubble(text, buttons(data.items)),
  CAROUSEL: ({ data }) =>
    `<div class="cards">${data.items
      .map(card(data.image_aspect_ratio, data.items.length === 1))
      .join('')}</div>`,
  FORM: ({ title, subtitle, data }) =>
    `<div class="form"><div><div class="title">${escape(title)}</div>
      <div class="soft">${escape(subtitle)}</div></div>${data.fields
        .map(
          ({ hint, options, search_source }) =>
            `<div class="field"><span>${escape(hint)}</span><span>${
              options.length > 0 ? '▾' : search_source ? '🔍' : ''
            }</span></div>`,
        )
        .join('')}<div class="send">Send</div></div>`,
  TAB_LIST: ({ text, data }) =>
    `<div class="bubble">${escape(text)}<div class="tabs">${data.tabs
      .map(({ title }) => `<span class="tab">${escape(title)}</span>`)
      .join('')}</div>${data.tabs[0].tab_items
      .map(({ title, price }) => row(`○ ${title}`, price))
      .join(
        '',
      )}${buttons(data.actionables.map((it) => ({ actionable_text: it.option_unselected_text })))}</div>`,
  RECEIPT: ({ text, data }) =>
    `<div class="bubble">${escape(text)}<hr><div class="title">${escape(data.header)}</div>${data.subheader
      .map((it) => row(it.header_one, it.body_one) + row(it.header_two, it.body_two))
      .join('')}<hr>${data.order_items.map(({ title, body }) => row(title, body)).join('')}<hr>
      <div class="title">${row('', data.footer.amount)}</div>${buttons(data.footer.actionables)}</div>`,
  SYSTEM: ({ text }) => `<div class="note">${escape(text)}</div>`,
};

/** The HTML page of an element; undefined for an element that users do not see. */
export function draw(element) {
  const render = RENDERERS[element.type];
  return render && `<!doctype html><meta charset="utf-8"><style>${STYLE}</style>${render(element)}`;
}
