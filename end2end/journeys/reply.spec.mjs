// An agent answers: the mail that goes out, drafts, undo, what is newer, and mails that do not arrive.
import { agent, call, dialogOf, expect, expectAccessible, goto, messageOf, rowOf, signIn, supervisor, test } from '../fixtures.mjs';

const HOSTILE = '</textarea><script>window.broken = 1</script><img src=x onerror="window.broken = 2">';

/** Opens a thread and its reply dialog. */
async function openReply(page, thread) {
  await goto(page, `/inbox?thread=${thread}`);
  await page.locator('.thread').getByRole('button', { name: 'Yanıtla' }).click();
  await dialogOf(page).locator('textarea').waitFor();
}

const send = (page) => dialogOf(page).getByRole('button', { name: 'Gönder', exact: true }).click();

/** The mail that the SMTP server took for somebody. */
async function mailTo(store, email) {
  let found;
  await expect.poll(() => { found = store.mail.mails.find((mail) => mail.to.includes(email)); return Boolean(found); }, { timeout: 30_000 }).toBe(true);
  return found;
}

const header = (raw, name) => raw.replace(/\r\n[ \t]+/g, ' ').match(new RegExp(`^${name}: (.*)$`, 'im'))?.[1].trim();

/** The text of a part of a mail, whatever way it was encoded in. */
function textOf(raw, type) {
  const part = raw.split(/\r\n--[^\r\n]+\r\n/).find((it) => new RegExp(`content-type: ${type}`, 'i').test(it)) ?? '';
  const [head, ...body] = part.split('\r\n\r\n');
  const text = body.join('\r\n\r\n');
  if (/base64/i.test(head)) return Buffer.from(text, 'base64').toString('utf8');
  if (!/quoted-printable/i.test(head)) return text;
  const bytes = text.replace(/=\r\n/g, '').replace(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString('utf8');
}

test('an answer goes out by mail after its ten seconds, and the thread tells it', async ({ page, store }) => {
  const { thread } = await store.send(messageOf({ email: 'ayse@example.com', full_name: 'Ayşe Işık' }));
  await signIn(page, agent);
  await rowOf(page, thread).click();
  await expect(page.locator('.thread__subject')).toHaveText('Kargom nerede?');
  await page.locator('.thread').getByRole('button', { name: 'Yanıtla' }).click();
  const dialog = dialogOf(page);
  await expect(dialog).toContainText('Merhaba, siparişim hâlâ gelmedi.');
  await dialog.locator('textarea').fill('Merhaba Ayşe Hanım,\nkargonuz bugün yola çıktı. İyi günler.');
  await expectAccessible(page);
  await send(page);
  await expect(dialog).toBeHidden();
  await expect(page.locator('.toast__undo')).toBeVisible();

  const mail = await mailTo(store, 'ayse@example.com');
  expect(header(mail.raw, 'From')).toContain('destek@magaza.example.com');
  expect(header(mail.raw, 'Message-ID')).toMatch(/^<.+@.+>$/);
  expect(header(mail.raw, 'Auto-Submitted') ?? 'no').toBe('no');
  expect(textOf(mail.raw, 'text/plain')).toContain('kargonuz bugün yola çıktı. İyi günler.');
  expect(textOf(mail.raw, 'text/html')).toContain('Ayşe Işık');
  await expect(page.locator('.message__mail')).toContainText('Gönderildi');
  await expect(page.locator('.thread__meta')).toContainText('Yanıtlandı');

  await goto(page, '/outgoing');
  await page.locator('.table__link').first().click();
  await expect(page.locator('.attempt')).toContainText('queued as test');
  await expectAccessible(page);
});

test('an answer that is taken back was never sent, and its text is there again', async ({ page, store }) => {
  const { thread } = await store.send(messageOf({ email: 'geri@example.com' }));
  await signIn(page, agent);
  const before = await call(page, 'threads/get', { id: thread });
  await openReply(page, thread);
  await dialogOf(page).locator('textarea').fill('Bunu göndermeyecektim.');
  await send(page);
  await page.locator('.toast__undo').click();
  await expect(dialogOf(page).locator('textarea')).toHaveValue('Bunu göndermeyecektim.');
  const after = await call(page, 'threads/get', { id: thread });
  expect(after.row.status).toBe(before.row.status);
  expect(after.row.last_activity_at).toBe(before.row.last_activity_at);
  expect(after.messages).toHaveLength(1);
  expect(store.mail.mails.filter((mail) => mail.to.includes('geri@example.com'))).toEqual([]);
});

test('a draft is kept while typing, also a hostile one, and shown as text', async ({ page, store }) => {
  const { thread } = await store.send(messageOf({ email: 'taslak@example.com', subject: HOSTILE, body: HOSTILE, full_name: '<b>Ad</b>' }));
  await signIn(page, agent);
  await openReply(page, thread);
  await dialogOf(page).locator('textarea').fill(HOSTILE);
  await expect.poll(async () => (await call(page, 'threads/get', { id: thread })).draft?.body).toBe(HOSTILE);
  await openReply(page, thread);
  await expect(dialogOf(page).locator('textarea')).toHaveValue(HOSTILE);
  await expect(page.locator('.message__body').first()).toHaveText(HOSTILE);
  await expect(page.locator('.thread__subject')).toHaveText(HOSTILE);
  expect(await page.evaluate(() => window.broken)).toBeUndefined();
});

test('nothing is sent over a message that the author has not seen', async ({ page, store }) => {
  const { thread } = await store.send(messageOf({ email: 'yeni.soz@example.com' }));
  await signIn(page, agent);
  await openReply(page, thread);
  await dialogOf(page).locator('textarea').fill('Kargonuz yolda.');
  await store.send(messageOf({ email: 'yeni.soz@example.com', thread, body: 'Vazgeçtim, iptal edin.' }));
  await send(page);
  await expect(page.locator('.reply__stale')).toContainText('Vazgeçtim, iptal edin.');
  expect((await call(page, 'threads/get', { id: thread })).messages).toHaveLength(2);
  await page.getByRole('button', { name: 'Düzenle' }).click();
  await dialogOf(page).locator('textarea').fill('Siparişinizi iptal ettik.');
  await dialogOf(page).getByRole('button', { name: 'Gönder ve çözümlendi' }).click();
  await expect.poll(async () => (await call(page, 'threads/get', { id: thread })).row.status).toBe('resolved');
});

test('pressing twice sends once', async ({ page, store }) => {
  const { thread } = await store.send(messageOf({ email: 'iki.kez@example.com' }));
  await signIn(page, agent);
  await openReply(page, thread);
  await dialogOf(page).locator('textarea').fill('Tek yanıt.');
  await dialogOf(page).getByRole('button', { name: 'Gönder', exact: true }).dblclick();
  await expect(dialogOf(page)).toBeHidden();
  expect((await call(page, 'threads/get', { id: thread })).messages).toHaveLength(2);
});

test('a mail that is refused for good reopens its thread, says why, and is sent again', async ({ page, store }) => {
  const email = 'yok@example.com';
  store.mail.rules.rcpt = (to) => (to === email ? Object.assign(new Error('No such user here'), { responseCode: 550 }) : undefined);
  const { thread } = await store.send(messageOf({ email }));
  await signIn(page, supervisor);
  await openReply(page, thread);
  await dialogOf(page).locator('textarea').fill('Çözüldü.');
  await dialogOf(page).getByRole('button', { name: 'Gönder ve çözümlendi' }).click();
  await expect.poll(async () => (await call(page, 'threads/get', { id: thread })).row.status, { timeout: 30_000 }).toBe('pending');
  await goto(page, `/inbox?thread=${thread}`);
  await expect(page.locator('.message--desk')).toBeVisible();
  await expect(page.locator('.timeline')).toContainText('ulaşmadığı için yeniden açıldı');

  await page.locator('.message__mail').first().click();
  await expect(page.locator('.attempt')).toContainText('No such user here');
  store.mail.rules.rcpt = null;
  await page.getByRole('button', { name: 'Yeniden gönder' }).click();
  await dialogOf(page).getByRole('button', { name: 'Yeniden gönder' }).click();
  const mail = await mailTo(store, email);
  expect(textOf(mail.raw, 'text/plain')).toContain('Çözüldü.');
});
