// Somebody opens a desk that nobody has set up yet.
import { expect, expectAccessible, goto, test } from '../fixtures.mjs';

test('an empty desk leads to its set-up page', async ({ page }) => {
  await goto(page, '/');
  await expect(page).toHaveURL(/\/set-up$/);
  await expect(page.locator('form')).toBeVisible();
  await expectAccessible(page);
});
