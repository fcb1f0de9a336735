// The header of the page of a resource, with the operations that resources of most types have: changing name and
// labels, protection, and deletion.
import type { Action } from "hetzner-cloud";
import { html, nothing, type TemplateResult } from "lit";
import { Lock, LockOpen, Pencil, Trash2 } from "lucide";
import type { App, UserOperation } from "../app.js";
import { currentRoute, hrefOf } from "../route.js";
import { button } from "../ui/buttons.js";
import { detailHeader } from "../ui/details.js";
import { confirm } from "../ui/dialog.js";
import { labelsField, nameField } from "../ui/fields.js";
import { type Field, openForm, type Values } from "../ui/form.js";
import { nameOf, type Resource, type Section } from "./section.js";

type Protectable = Resource & { protection?: { delete?: boolean; rebuild?: boolean } | null };

export interface Operations<Item> {
  /** Changes what has no action, such as name and labels. */
  update: (values: Values) => PromiseLike<Item>;
  /** The fields before the labels; by default that of the name. */
  fields?: Field[];
  /** What a change of the fields means. */
  intro?: string;
  /** Protects the resource, or removes the protection; absent where the API has none. */
  protect?: (isProtected: boolean) => PromiseLike<Action>;
  /** Asks whether it shall be deleted, and deletes it. */
  remove: () => unknown;
  /** Why the API would refuse the deletion, beside a protection. */
  obstacle?: string | undefined;
  /** Why all of these cannot be used now. */
  reason?: string | undefined;
  /** What is shown after their buttons. */
  more?: unknown;
}

/** The header: `about` says what it is like, `buttons` are those of its type. */
export function resourceHeader<Item extends Protectable>(
  app: App,
  section: Section<Item>,
  item: Item,
  about: unknown,
  buttons: unknown,
  { update, fields, intro, protect, remove, obstacle, reason, more }: Operations<Item>,
): TemplateResult {
  const name = nameOf(section, item);
  const isProtected = item.protection?.delete === true || item.protection?.rebuild === true;
  const toggle = () => {
    const title = isProtected ? `Removing the protection of ${name}` : `Protecting ${name}`;
    return protect && app.attempt({ title, call: () => protect(!isProtected) });
  };
  const edit = () =>
    openForm({
      title: `Edit ${name}`,
      action: "Save",
      ...(intro ? { intro } : {}),
      fields: [...(fields ?? [nameField(item.name ?? "")]), labelsField(item.labels)],
      submit: async (values) => {
        const call = () => update(values);
        section.list(app.project).put(await app.perform({ title: `Changing ${name}`, call }));
      },
    });
  const guard = isProtected ? PROTECTED : obstacle;
  return detailHeader(
    name,
    html`${about} ${isProtected ? html`<span class="tag">protected</span>` : nothing}`,
    html`${buttons} ${button("Edit", Pencil, edit, { reason })}
    ${protect ? protectionButton(isProtected, toggle, reason) : nothing}
    ${button("Delete", Trash2, remove, { reason: reason ?? guard })} ${more}`,
  );
}

/** The reason why what is protected cannot be deleted or changed. */
export const PROTECTED = "It is protected. Remove the protection first";

/** The button that protects something, or removes the protection. */
export function protectionButton(isProtected: boolean, toggle: () => unknown, reason?: string): TemplateResult {
  return button(isProtected ? "Unprotect" : "Protect", isProtected ? LockOpen : Lock, toggle, { reason });
}

export interface Deletion extends Pick<UserOperation<unknown>, "affects"> {
  call: () => PromiseLike<Action | null> | PromiseLike<void>;
  /** What is lost, what it means for others, and what it saves. */
  text: string | TemplateResult;
  /** Whether the name must be typed, for data that cannot be restored. */
  isTyped?: boolean;
}

/** Asks whether a resource shall be deleted, and deletes it. The page of one that is deleted is left. */
export async function openDelete<Item extends Resource>(
  app: App,
  section: Section<Item>,
  item: Item,
  { text, isTyped, call, ...operation }: Deletion,
): Promise<void> {
  const name = nameOf(section, item);
  const question = { title: `Delete ${name}?`, text, action: "Delete", isDangerous: true };
  if (!(await confirm(isTyped ? { ...question, typed: name } : question))) return;
  const isAccepted = await app.attempt({
    ...operation,
    title: `Deleting ${name}`,
    call: async () => {
      const action = await call();
      // One with an action stays in the list until that has ended.
      if (!action) section.list(app.project).remove(item.id);
      return action;
    },
  });
  const { section: path, id } = currentRoute();
  if (isAccepted && path === section.path && id === String(item.id)) location.hash = hrefOf(path);
}
