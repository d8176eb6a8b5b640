// Somebody opens a desk that nobody has set up yet, and sets it up.
import { admin, expect, expectAccessible, expectRefusal, goto, test } from '../fixtures.mjs';

test.describe.configure({ mode: 'serial' });

test('an empty desk leads to its set-up page', async ({ page }) => {
  await goto(page, '/');
  await expect(page).toHaveURL(/\/set-up$/);
  await expectAccessible(page);
});

test('a wrong code is refused and nothing that was typed is lost', async ({ page }) => {
  await goto(page, '/set-up');
  await fill(page, 'ABCD-EFGH');
  expectRefusal(page, 422);
  expectRefusal(page, 403);
  await page.getByRole('button', { name: 'Masayı kur' }).click();
  await expect(page.locator('#code')).toHaveAttribute('aria-invalid', 'true');
  await expect(page.locator('#full-name')).toHaveValue(admin.name);
  await expect(page.locator('#store-name')).toHaveValue('Papatya Butik');
  await expectAccessible(page);
});

test('the code of the terminal makes the admin and opens the inbox', async ({ page, desk }) => {
  await goto(page, '/set-up');
  await expect(page.locator('#time-zone')).toHaveValue('Europe/Istanbul');
  await fill(page, desk.code);
  await page.getByRole('button', { name: 'Masayı kur' }).click();
  await expect(page).toHaveURL(/\/inbox$/);
  await expect(page.locator('.side__name')).toHaveText('Papatya Butik');
  await expect(page.getByText('Bekleyen mesaj yok')).toBeVisible();
  await expectAccessible(page);
});

test('there is no second set-up, and the admin signs in and out', async ({ page }) => {
  await goto(page, '/set-up');
  await expect(page).toHaveURL(/\/sign-in$/);
  await expectAccessible(page);
  expectRefusal(page, 401);
  await page.fill('#email', admin.email);
  await page.fill('#password', 'yanlış bir parola');
  await page.getByRole('button', { name: 'Giriş yap' }).click();
  await expect(page.getByRole('alert').first()).toBeVisible();
  await expect(page.locator('#email')).toHaveValue(admin.email);
  await page.fill('#password', admin.password);
  await page.getByRole('button', { name: 'Giriş yap' }).click();
  await expect(page).toHaveURL(/\/inbox$/);
  await page.locator('.side__user summary').click();
  await page.getByRole('button', { name: 'Çıkış yap' }).click();
  await expect(page).toHaveURL(/\/sign-in/);
  await page.goto('/inbox');
  await expect(page).toHaveURL(/\/sign-in/);
});

async function fill(page, code) {
  await page.fill('#code', code);
  await page.fill('#full-name', admin.name);
  await page.fill('#email', admin.email);
  await page.fill('#password', admin.password);
  await page.fill('#store-name', 'Papatya Butik');
  await page.fill('#sender-email', 'destek@magaza.example.com');
}
