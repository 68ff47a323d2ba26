import type { ReceiptElement, ReceiptItem, ReceiptSubheader } from 'nestjs-haptik/hsl';
import { useChatSettings } from '../chat/chat.context.js';
import { ChoiceList } from './choice.message.js';
import { Bubble, ChatLabel } from './chat.text.js';
import { Picture } from './picture.js';
import panelClasses from './panel.module.css';
import textClasses from './texts.module.css';

/** A receipt: heads, items, sum and actions. */
export function ReceiptMessage({ element: { text, data } }: { element: ReceiptElement }) {
  const { labels } = useChatSettings();
  const { header, subheader, order_items, total_item_count, footer } = data;
  return (
    <>
      <Bubble text={text} />
      <div className={panelClasses.panel} role="group" aria-label={header || text}>
        {header !== '' && (
          <p className={textClasses.cardTitle}>
            <ChatLabel of={header} />
          </p>
        )}
        {subheader.length > 0 && <Subheader of={subheader} />}
        <ul className={panelClasses.receiptItems}>
          {Array.from(order_items.entries(), ([index, item]) => (
            <OrderItem key={index} item={item} />
          ))}
        </ul>
        {(total_item_count !== undefined || footer?.amount) && (
          <p className={panelClasses.sum}>
            <span>{total_item_count !== undefined && labels.items(total_item_count)}</span>
            <strong>
              <bdi>{footer?.amount}</bdi>
            </strong>
          </p>
        )}
        {footer?.offer_text && (
          <p className={textClasses.meta}>
            <bdi>{footer.offer_text}</bdi>
          </p>
        )}
      </div>
      <ChoiceList
        choices={footer?.actionables ?? []}
        path={['data', 'footer', 'actionables']}
        look="button"
      />
    </>
  );
}

function Subheader({ of }: { of: readonly ReceiptSubheader[] }) {
  const pairs = of.flatMap(({ header_one, body_one, header_two, body_two }) => [
    [header_one, body_one] as const,
    [header_two, body_two] as const,
  ]);
  const shown = pairs.filter(([head, body]) => head || body);
  return (
    <dl className={panelClasses.heads}>
      {Array.from(shown.entries(), ([index, [head, body]]) => (
        <div key={index}>
          <dt>
            <bdi>{head}</bdi>
          </dt>
          <dd>
            <bdi>{body}</bdi>
          </dd>
        </div>
      ))}
    </dl>
  );
}

function OrderItem({ item: { header, title, body, image_url } }: { item: ReceiptItem }) {
  return (
    <li>
      {image_url && (
        <div className={panelClasses.itemPicture}>
          <Picture url={image_url} alt={title ?? ''} ratio={1} />
        </div>
      )}
      <span>
        {header && (
          <span className={textClasses.meta}>
            <bdi>{header}</bdi>
          </span>
        )}
        <bdi>{title}</bdi>
      </span>
      <span>
        <bdi>{body}</bdi>
      </span>
    </li>
  );
}
