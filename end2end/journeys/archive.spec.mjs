// Resolved, found in the archive, opened again by who may.
import { agent, ask, call, dialogOf, expect, expectAccessible, goto, messageOf, rowOf, signIn, supervisor, test } from '../fixtures.mjs';

test('resolved with one press and taken back, then resolved for good', async ({ page, store }) => {
  const { thread } = await store.send(messageOf({ email: 'cozum@example.com', subject: 'Çözülecek' }));
  await signIn(page, agent, `/inbox?thread=${thread}`);
  const resolve = page.locator('.thread').getByRole('button', { name: 'Çözümlendi' });
  await resolve.click();
  await expect(page.locator('.toast')).toContainText('arşive taşındı');
  await page.locator('.toast__undo').click();
  await expect.poll(async () => (await call(page, 'threads/get', { id: thread })).row.status).toBe('new');
  await expect(resolve).toBeVisible();
  await resolve.click();
  await expect.poll(async () => (await call(page, 'threads/get', { id: thread })).row.status).toBe('resolved');
  await goto(page, '/archive?subject=Çözülecek');
  await expect(rowOf(page, thread)).toContainText('Çözümlendi');
  await goto(page, '/inbox');
  await expect(rowOf(page, thread)).toHaveCount(0);
});

test('an agent sees the archive but not the button, and is refused at the door', async ({ page, store }) => {
  const { thread } = await store.send(messageOf({ email: 'arsiv@example.com', subject: 'Arşivde duran' }));
  await signIn(page, agent);
  await call(page, 'threads/act', { act: 'resolve', selection: { ids: [thread] } });
  await goto(page, `/archive?subject=duran&thread=${thread}`);
  await expect(page.locator('.thread__subject')).toHaveText('Arşivde duran');
  await rowOf(page, thread).locator('input').check();
  await expect(page.locator('.bulk-bar')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Mesajları Aç' })).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Sil' })).toHaveCount(0);
  await page.close();
});

test('the refusal of an agent is the server’s, not the page’s', async ({ page, person, store }) => {
  const { thread } = await store.send(messageOf({ email: 'ret@example.com' }));
  await signIn(page, agent);
  await call(page, 'threads/act', { act: 'resolve', selection: { ids: [thread] } });
  page.refusals = [403];
  const refused = await ask(page, 'threads/act', { act: { reopen: { reason: null } }, selection: { ids: [thread] } });
  expect(refused.status).toBe(403);
  const other = await person();
  await signIn(other, supervisor);
  expect((await call(other, 'threads/get', { id: thread })).row.status).toBe('resolved');
});

test('a supervisor opens many with a reason; everybody has them in the inbox at once', async ({ page, person, store }) => {
  const ids = [];
  for (let at = 0; at < 3; at += 1) ids.push((await store.send(messageOf({ email: `ac${at}@example.com`, subject: `Geri açılan ${at}` }))).thread);
  const other = await person();
  await signIn(other, agent);
  await call(other, 'threads/act', { act: 'resolve', selection: { ids } });
  await goto(other, '/inbox');
  await signIn(page, supervisor, '/archive?subject=Geri+açılan');
  await page.getByLabel('Listedeki mesajların tümünü seç').check();
  await page.getByRole('button', { name: 'Mesajları Aç' }).click();
  await expectAccessible(page);
  await dialogOf(page).locator('#reopen-reason').fill('Üye telefonla aradı');
  await dialogOf(page).getByRole('button', { name: 'Mesajları Aç' }).click();
  await expect(page.locator('.toast')).toContainText('3 mesaj yeniden açıldı');
  for (const id of ids) await expect(rowOf(other, id)).toBeVisible();
  await goto(other, `/inbox?thread=${ids[0]}`);
  await expect(other.locator('.timeline')).toContainText('Elif Kaya yeniden açtı: Üye telefonla aradı');
});

test('a member who writes again brings the thread back, or begins a new one, as the topic’s rule says', async ({ page, store }) => {
  await signIn(page, supervisor);
  const { topics } = (await call(page, 'session/me', {})).store;
  const topic = topics.at(-1);
  for (const [rule, opened] of [['always', false], ['never', true], [{ within_days: 14 }, false]]) {
    await call(page, 'settings/topic', { topic: { ...topic, reopen: rule } });
    const email = `kural${JSON.stringify(rule).replace(/\W/g, '')}@example.com`;
    const first = await store.send(messageOf({ email, topic: topic.id }));
    await call(page, 'threads/act', { act: 'resolve', selection: { ids: [first.thread] } });
    const again = await store.send(messageOf({ email, thread: first.thread, body: 'Yine ben.' }));
    expect(again.thread !== first.thread, JSON.stringify(rule)).toBe(opened);
    await goto(page, `/inbox?thread=${again.thread}`);
    await expect(page.locator('.timeline')).toContainText('kural:');
  }
});
