// The program is killed in the middle of its work: what was answered is there, what was held goes out, once.
import { agent, call, expect, goto, messageOf, rowOf, signIn, test } from '../fixtures.mjs';

test('a message that was answered 201 and a reply that was held survive a kill', async ({ page, desk, store }) => {
  const email = 'dayanikli@example.com';
  const { thread } = await store.send(messageOf({ email, subject: 'Kaybolmamalı' }));
  await signIn(page, agent);
  const { row } = await call(page, 'threads/get', { id: thread });
  const request = { thread, body: 'Yanıtınız yolda.', seen: row.seen, anyway: false, resolve: true, submission: 'bir-kez' };
  await call(page, 'replies/send', { request });
  page.losesNetwork = true;
  await desk.crash();
  expect(store.mail.mails).toEqual([]);
  // The browser that lost its answer sends the same again.
  await call(page, 'replies/send', { request });
  await goto(page, `/archive?thread=${thread}`);
  await expect(rowOf(page, thread)).toBeVisible();
  await expect(page.locator('.message')).toHaveCount(2);
  const taken = () => store.mail.mails.filter((mail) => mail.to.includes(email)).length;
  await expect.poll(taken, { timeout: 30_000 }).toBe(1);
  await desk.crash();
  await goto(page, `/archive?thread=${thread}`);
  await expect(page.locator('.message__mail')).toContainText('Gönderildi');
  expect(taken()).toBe(1);
});

test('many messages at once through a kill: each that was answered is there, each key once', async ({ page, desk, store }) => {
  const keys = Array.from({ length: 60 }, (_, at) => `anahtar-${at}`);
  const post = (key) => fetch(`${store.url}/api/v1/messages`, {
    method: 'POST',
    headers: { authorization: `Bearer ${store.key}`, 'content-type': 'application/json', 'idempotency-key': key },
    body: JSON.stringify(messageOf({ email: `${key}@example.com`, subject: `Toplu ${key}` })),
  }).then((answer) => answer.status, () => 0);
  const first = keys.map(post);
  await Promise.race(first);
  await desk.crash();
  await Promise.all(first);
  // A client that got no answer asks again with the same key; so does one that did.
  const again = await Promise.all(keys.map(post));
  expect(again.every((status) => status === 201), `${again}`).toBe(true);
  await signIn(page, agent, '/inbox?subject=Toplu');
  await expect(page.locator('.list-count')).toContainText(`${keys.length} mesaj`);
  const { rows } = await call(page, 'threads/count', { list: 'inbox', filter: { subject: 'Toplu anahtar' }, exact: true });
  expect(rows).toBe(keys.length);
});
