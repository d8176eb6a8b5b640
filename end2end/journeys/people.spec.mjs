// Kullanıcılar: an invitation that is taken up in another browser, another role, and an account that is closed.
import { admin, dialogOf, expect, expectRefusal, goto, signIn, test } from '../fixtures.mjs';

const invited = { name: 'Işıl Çağlar', email: 'isil@magaza.example.com', password: 'yağmurlu-bir-akşam' };

test('somebody is invited, begins, gets another role, and is shut out at once', async ({ page, person, store }) => {
  await signIn(page, admin, '/settings/agents');
  expectRefusal(page, 422);
  await page.getByLabel('Ad Soyad').fill(invited.name);
  await page.getByRole('button', { name: 'Davet et' }).click();
  await expect(page.locator('.field__error').first()).toBeVisible();
  await expect(page.getByLabel('Ad Soyad')).toHaveValue(invited.name);
  await page.getByLabel('E-Posta').fill(invited.email);
  await page.getByRole('button', { name: 'Davet et' }).click();
  const link = await page.locator('.secret__text').innerText();
  const row = page.locator('tbody tr', { hasText: invited.email });
  await expect(row).toContainText('Daveti bekliyor');

  const other = await person();
  await goto(other, new URL(link).pathname);
  await other.getByLabel('Parola').fill(invited.password);
  await other.getByRole('button', { name: 'Başla' }).click();
  await expect(other.locator('h1')).toHaveText('Üye Mesajları');
  await goto(other, '/archive');
  await goto(page, '/settings/agents');
  await expect(row).toContainText('Etkin');

  const confirm = () => dialogOf(page).locator('.button--danger').click();
  await row.getByRole('combobox').selectOption({ label: 'Yönetici' });
  await confirm();
  await expect(row.getByRole('combobox').locator('option:checked')).toHaveText('Yönetici');
  // Another role ends the sessions of the old one.
  await goto(other, '/inbox');
  await expect(other).toHaveURL(/\/sign-in/);
  await signIn(other, invited);
  await expect(other.locator('h1')).toHaveText('Üye Mesajları');

  await row.getByRole('button', { name: 'Hesabı kapat' }).click();
  await confirm();
  await expect(row).toContainText('Kapatıldı');
  await goto(other, '/inbox');
  await expect(other).toHaveURL(/\/sign-in/);
  await other.getByLabel('E-Posta').fill(invited.email);
  await other.getByLabel('Parola').fill(invited.password);
  expectRefusal(other, 401);
  await other.getByRole('button', { name: 'Giriş' }).click();
  await expect(other.locator('.notice--error')).toBeVisible();
  await expect(other).toHaveURL(/\/sign-in/);
});
