// The people of a store and a desk that is ready for them. What other journeys show in the browser (set-up, invitations,
// keys) is done here by the same server functions, so that a journey begins with its own matter.
import { admin } from './desk.mjs';
import { call, goto } from './steps.mjs';

export const supervisor = { name: 'Elif Kaya', email: 'elif@magaza.example.com', password: 'sakin-sabah-çayı', role: 'supervisor' };
export const agent = { name: 'Mert Şahin', email: 'mert@magaza.example.com', password: 'uzun-yol-türküsü', role: 'agent' };

export const settings = {
  store_name: 'Papatya Butik',
  time_zone: 'Europe/Istanbul',
  sender_name: 'Papatya Butik',
  sender_email: 'destek@magaza.example.com',
  lang: 'tr',
};

/** Sets an empty desk up with its admin, a supervisor, an agent and a key of the store API, which it returns. */
export async function openStore(page, desk, { demo = false } = {}) {
  await goto(page, '/set-up');
  const { name: full_name, email, password } = admin;
  await call(page, 'setup/run', { request: { code: desk.code, full_name, email, password, settings, demo } });
  const links = [];
  for (const { name, email: to, role } of [supervisor, agent]) {
    links.push((await call(page, 'agents/invite', { request: { full_name: name, email: to, role } })).path);
  }
  const { secret } = await call(page, 'api_keys/create', { name: 'Vitrin' });
  for (const [at, person] of [supervisor, agent].entries()) {
    await call(page, 'invite/accept', { code: links[at].split('/').pop(), password: person.password });
  }
  await call(page, 'session/sign_out', {});
  return secret;
}

/** Signs somebody in and goes to a page. */
export async function signIn(page, { email, password }, path = '/inbox') {
  await goto(page, '/sign-in');
  await call(page, 'session/sign_in', { email, password });
  await goto(page, path);
}
