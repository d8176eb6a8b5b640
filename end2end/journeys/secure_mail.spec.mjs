// Mail that leaves by TLS and with an account: the certificate is looked at, the password is asked for, one connection serves.
import { agent, call, expect, goto, messageOf, signIn, test } from '../fixtures.mjs';
import { account } from '../mail_server.mjs';

/** Answers a member of a new thread. */
async function answer(page, store, email) {
  const { thread } = await store.send(messageOf({ email }));
  const { row } = await call(page, 'threads/get', { id: thread });
  await call(page, 'replies/send', { request: { thread, body: 'Kargonuz yolda.', seen: row.seen, anyway: false, resolve: false, submission: email } });
}

for (const secured of ['starttls', 'tls']) {
  test.describe(secured, () => {
    test.use({ secured });

    test('answers leave protected, signed in, over one connection', async ({ page, store }) => {
      await signIn(page, agent);
      const members = ['bir@example.com', 'iki@example.com', 'uc@example.com'];
      for (const email of members) await answer(page, store, email);
      await expect.poll(() => store.mail.mails.length, { timeout: 30_000 }).toBe(members.length);
      expect(store.mail.mails.flatMap((mail) => mail.to).sort()).toEqual([...members].sort());
      for (const mail of store.mail.mails) expect([mail.secure, mail.user]).toEqual([true, account.user]);
      expect(new Set(store.mail.mails.map((mail) => mail.connection)).size).toBe(1);
    });
  });
}

test.describe('a certificate of an unknown authority', () => {
  test.use({ secured: 'untrusted' });

  test('nothing is sent, the mail waits, and its page says why', async ({ page, store }) => {
    await signIn(page, agent);
    await answer(page, store, 'dort@example.com');
    await goto(page, '/outgoing?mail=1');
    const pane = page.locator('.pane');
    const plain = pane.getByRole('button', { name: 'Düz metin' });
    await plain.click();
    await expect(pane).toContainText('Mail sunucusuyla güvenli bağlantı kurulamadı', { timeout: 30_000 });
    await expect(pane).toContainText('Sırada');
    // What is being read stays in front while the state changes.
    await expect(plain).toHaveAttribute('aria-pressed', 'true');
    expect(store.mail.mails).toEqual([]);
  });
});
