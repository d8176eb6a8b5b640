// A member writes by the hosted form, without and with the browser's program, and with bad intentions.
import { agent, expect, expectAccessible, messageOf, rowOf, signIn, test } from '../fixtures.mjs';

test.describe('without JavaScript', () => {
  test('the form takes a message, and a mistake loses nothing', async ({ person, page, store }) => {
    const member = await person({ javaScriptEnabled: false });
    await member.goto('/iletisim');
    await member.fill('#full_name', 'Nazlı Güneş');
    await member.fill('#email', 'nazli@');
    await member.fill('#subject', 'İade');
    await member.fill('#body', 'İade kodu alamadım.\n</textarea><script>1</script>');
    member.refusals = [422];
    await member.locator('button[type=submit]').click();
    await expect(member.locator('#body')).toHaveValue('İade kodu alamadım.\n</textarea><script>1</script>');
    await member.fill('#email', 'nazli@example.com');
    await member.locator('button[type=submit]').click();
    await expect(member.getByText('Mesajınız bize ulaştı')).toBeVisible();
    await signIn(page, agent);
    await expect(page.locator('tr.thread-row', { hasText: 'Nazlı Güneş' })).toHaveCount(1);
    expect(store.key).toBeTruthy();
  });
});

test('a robot that fills the hidden field is thanked and forgotten', async ({ person, page, store }) => {
  const robot = await person();
  await robot.goto('/iletisim');
  await expectAccessible(robot);
  await robot.fill('#full_name', 'Robot');
  await robot.fill('#email', 'robot@example.com');
  await robot.fill('#subject', 'Ucuz saat');
  await robot.fill('#body', 'Tıklayın');
  await robot.locator('#website').evaluate((field) => { field.value = 'http://kotu.example'; });
  await robot.locator('button[type=submit]').click();
  await expect(robot.getByText('Mesajınız bize ulaştı')).toBeVisible();
  await signIn(page, agent);
  await expect(page.locator('tr.thread-row', { hasText: 'Ucuz saat' })).toHaveCount(0);
  expect(store.key).toBeTruthy();
});

test('a hostile message is shown as text wherever it is shown', async ({ page, store }) => {
  const evil = '<img src=x onerror="window.broken=1"><script>window.broken=2</script>{{ 7*7 }}';
  const { thread } = await store.send(messageOf({ email: 'kotu@example.com', full_name: evil, subject: evil, body: evil, order_no: '<b>1</b>' }));
  await signIn(page, agent);
  await expect(rowOf(page, thread)).toContainText('<img src=x');
  await rowOf(page, thread).locator('.cell-subject a').click();
  await expect(page.locator('.message__body')).toHaveText(evil);
  expect(await page.evaluate(() => window.broken)).toBeUndefined();
});

test('too many messages from one place are asked to wait', async ({ store }) => {
  const statuses = [];
  for (let at = 0; at < 30; at += 1) {
    const form = new URLSearchParams({ full_name: 'A', email: `a${at}@example.com`, subject: 's', body: 'b', order_no: '', website: '' });
    statuses.push((await fetch(`${store.url}/iletisim`, { method: 'POST', body: form })).status);
  }
  expect(statuses[0]).toBe(200);
  expect(statuses.at(-1)).toBe(429);
});
