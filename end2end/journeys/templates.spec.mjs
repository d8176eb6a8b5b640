// Mail İçerik Yönetimi: a placeholder clicked in, a mistake refused, the preview on a real thread, versions, and the mail itself.
import { admin, call, dialogOf, expect, expectAccessible, expectRefusal, goto, messageOf, signIn, test } from '../fixtures.mjs';

test('a template is changed, refused while it is wrong, looked at, saved, used, and brought back', async ({ page, store }) => {
  const email = 'sablon@example.com';
  const { thread } = await store.send(messageOf({ email, full_name: 'Gülşen Öğüt', subject: 'Beden değişimi' }));
  await signIn(page, admin, '/templates');
  await page.getByRole('link', { name: 'Üyelere Giden Mesaj' }).first().click();
  const [subject, text] = [page.getByLabel('Mail konusu'), page.getByLabel('Düz metin')];
  const save = page.getByRole('button', { name: 'Yeni sürüm olarak kaydet' });
  await expect(save).toBeDisabled();
  await subject.fill('Yanıtımız var: ');
  await page.getByRole('button', { name: 'Üyenin adı' }).click();
  await expect(subject).toHaveValue('Yanıtımız var: {{ member_name }}');

  const right = await text.inputValue();
  const wrong = `${right}\nSayın {{ uye_adi }}`;
  await text.fill(wrong);
  expectRefusal(page, 422);
  await save.click();
  await expect(page.locator('.notice--error').first()).toContainText('“uye_adi” diye bir yer tutucu yok');
  await expect(text).toHaveValue(wrong);
  await expectAccessible(page);
  await text.fill(`${right}\nSayın {{ member_name }}, iyi günler.`);

  await page.getByLabel('Mesaj no').fill(`${thread}`);
  await page.getByRole('button', { name: 'Önizle' }).click();
  await expect(page.locator('.preview__subject')).toContainText('Yanıtımız var: Gülşen Öğüt');
  await expect(page.frameLocator('.mail__frame').locator('body')).toContainText('Gülşen Öğüt');

  const versions = page.locator('.versions__item');
  await save.click();
  await expect(versions).toHaveCount(2);
  await expect(versions.filter({ hasText: 'Sürüm 2' })).toContainText('Yürürlükte');
  await expect(save).toBeDisabled();
  const { row } = await call(page, 'threads/get', { id: thread });
  await call(page, 'replies/send', { request: { thread, body: 'Olur.', seen: row.seen, anyway: false, resolve: false, submission: 'bir' } });

  await versions.filter({ hasText: 'Sürüm 1' }).getByRole('button', { name: 'Geri yükle' }).click();
  await dialogOf(page).getByRole('button', { name: 'Geri yükle' }).click();
  await expect(versions).toHaveCount(3);
  await expect(versions.filter({ hasText: 'Sürüm 3' })).toContainText('Yürürlükte');
  await expect(subject).not.toHaveValue(/Yanıtımız var/);
  await expect(text).toHaveValue(right);

  // The mail keeps the version that it was written with.
  await expect.poll(() => store.mail.mails.length, { timeout: 30_000 }).toBe(1);
  await goto(page, '/outgoing?mail=1');
  await expect(page.locator('.mail__subject')).toHaveText('Yanıtımız var: Gülşen Öğüt');
  await expect(page.locator('.pane')).toContainText('sürüm 2');
});
