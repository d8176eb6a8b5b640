// The open thread: put to sleep, taken, given to somebody, and each of it taken back.
import { agent, call, expect, expectAccessible, messageOf, signIn, supervisor, test } from '../fixtures.mjs';

const row = async (page, id) => (await call(page, 'threads/get', { id })).row;
const pane = (page) => page.locator('.thread');
const undo = (page) => page.locator('.toast').last().getByRole('button', { name: 'Geri al' }).click();

test('a thread is put to sleep until the morning, taken back, and woken by its member', async ({ page, store }) => {
  const { thread } = await store.send(messageOf({ email: 'erteleme@example.com', subject: 'Yarın bakalım' }));
  await signIn(page, agent, `/inbox?thread=${thread}`);
  const snooze = async (nap) => {
    await pane(page).locator('summary', { hasText: 'Ertele' }).click();
    await pane(page).getByRole('button', { name: nap }).click();
    await expect(pane(page).locator('.thread__meta')).toContainText('Ertelendi');
  };
  await snooze('Yarın sabah 09:00');
  await expect(pane(page).locator('.facts')).toContainText('Uyanma zamanı');
  const asleep = await row(page, thread);
  const clock = new Intl.DateTimeFormat('tr', { timeZone: 'Europe/Istanbul', timeStyle: 'short' });
  expect([asleep.status, clock.format(asleep.snoozed_until)]).toEqual(['snoozed', '09:00']);
  expect(asleep.snoozed_until).toBeGreaterThan(Date.now());
  await expectAccessible(page);
  await undo(page);
  await expect(pane(page).locator('.thread__meta')).toContainText('Yeni');

  await snooze('3 saat sonra');
  await store.send(messageOf({ email: 'erteleme@example.com', thread, body: 'Daha fazla bekleyemem.' }));
  await expect(pane(page).locator('.thread__meta')).not.toContainText('Ertelendi');
  await expect(pane(page).locator('.exchange')).toContainText('Daha fazla bekleyemem.');
  expect((await row(page, thread)).snoozed_until).toBeNull();
});

test('an agent takes a thread, a supervisor gives it to somebody else, and both see it', async ({ page, person, store }) => {
  const { thread } = await store.send(messageOf({ email: 'sorumlu@example.com', subject: 'Kim bakıyor?' }));
  await signIn(page, agent, `/inbox?thread=${thread}`);
  await pane(page).getByRole('button', { name: 'Üstlen' }).click();
  await expect(pane(page).locator('.assignee')).toContainText(agent.name);
  await expect(pane(page).getByRole('button', { name: 'Üstlen' })).toHaveCount(0);

  const other = await person();
  await signIn(other, supervisor, `/inbox?thread=${thread}`);
  const who = pane(other).getByLabel('Sorumlu');
  await expect(who.locator('option:checked')).toHaveText(agent.name);
  await who.selectOption({ label: supervisor.name });
  await expect(pane(page).locator('.assignee')).toContainText(supervisor.name);
  await expect(who.locator('option:checked')).toHaveText(supervisor.name);
  await expectAccessible(other);
  await undo(other);
  await expect(pane(page).locator('.assignee')).toContainText(agent.name);
  await who.selectOption({ label: 'Kimse' });
  await expect(pane(page).locator('.assignee')).toContainText('Kimse');
  expect((await row(page, thread)).assignee).toBeNull();
});
