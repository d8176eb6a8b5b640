// A desk to travel through: the real program on a free port with an empty data folder, and a real SMTP server beside it.
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startMailServer } from './mail_server.mjs';

const START_MS = 20_000;
const STOP_MS = 15_000;

/** The admin that the set-up makes. */
export const admin = { name: 'Deniz Aydın', email: 'deniz@magaza.example.com', password: 'gizli-liman-kapısı' };

/** A cable to a desk that can be cut and mended: its `url` is the desk's for whoever comes through it. */
export async function startCable(desk) {
  const { port, hostname } = new URL(desk.url);
  const open = new Set();
  let whole = true;
  const server = createServer((near) => {
    if (!whole) { near.destroy(); return; }
    const far = connect(port, hostname);
    for (const end of [near, far]) {
      open.add(end);
      end.on('close', () => { open.delete(end); near.destroy(); far.destroy(); });
      end.on('error', () => end.destroy());
    }
    near.pipe(far).pipe(near);
  });
  await new Promise((ready) => server.listen(0, '127.0.0.1', ready));
  const cut = () => { whole = false; for (const end of open) end.destroy(); };
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    cut,
    mend() { whole = true; },
    close() { cut(); server.close(); },
  };
}

/**
 * Starts the program on an empty data folder and returns when it is ready.
 * `secured` is how its mail leaves. The desk has `url`, `code` (of the set-up page), `mail` (the mail server), `data` (the
 * folder), `log()` and `stop()`, and `crash()`, which ends the program in the middle of whatever it does and starts it again
 * on the same folder.
 */
export async function startDesk(secured) {
  const data = await mkdtemp(join(tmpdir(), 'mesajlar-'));
  const mail = await startMailServer(secured);
  const url = `http://127.0.0.1:${await freePort()}`;
  const said = { out: '', err: '' };
  const place = { data, mail, url, said };
  let running = launch(place);
  const log = () => said.out + said.err;
  const ready = (waiting) => Promise.race([
    waiting,
    running.ended.then((status) => { throw new Error(`the program ended with ${status}:\n${log()}`); }),
  ]);
  const stop = async () => {
    running.child.kill('SIGTERM');
    const status = await Promise.race([running.ended, sleep(STOP_MS, 'late', { ref: false })]);
    if (status === 'late') running.child.kill('SIGKILL');
    await mail.close();
    await rm(data, { recursive: true, force: true });
    if (status === 'late') throw new Error(`the program did not end within ${STOP_MS} ms:\n${log()}`);
  };
  const crash = async () => {
    running.child.kill('SIGKILL');
    await running.ended;
    running = launch(place);
    await ready(waitUntilWell(url, said));
  };

  const code = await ready(waitUntilReady(url, said)).catch(async (error) => { await stop(); throw error; });
  return { url, code, mail, data, log, stop, crash };
}

function launch({ data, mail, url, said }) {
  const child = spawn(program(), ['serve'], { cwd: data, env: environment({ data, mail, url }), stdio: ['ignore', 'pipe', 'pipe'] });
  child.stdout.on('data', (part) => { said.out += part; });
  child.stderr.on('data', (part) => { said.err += part; });
  const ended = new Promise((done) => {
    child.on('error', (error) => { said.err += error; done(-1); });
    child.on('exit', (status, signal) => done(status ?? signal));
  });
  return { child, ended };
}

export function program() {
  const target = process.env.CARGO_TARGET_DIR;
  if (!target) throw new Error('CARGO_TARGET_DIR is not set; start the journeys with `make e2e` or end2end/run.sh');
  return resolve(target, process.env.MESAJLAR_E2E_PROFILE ?? 'release', 'mesajlar');
}

// Nothing that a developer has set for a desk of their own may reach this one.
function environment({ data, mail, url }) {
  const inherited = Object.entries(process.env).filter(([name]) => name !== 'DATABASE_URL' && !name.startsWith('MESAJLAR_'));
  return {
    ...Object.fromEntries(inherited),
    MESAJLAR_LISTEN: new URL(url).host,
    MESAJLAR_PUBLIC_URL: url,
    MESAJLAR_DATA_DIR: data,
    MESAJLAR_SITE_ROOT: resolve(process.env.CARGO_TARGET_DIR, process.env.MESAJLAR_E2E_PROFILE === 'debug' ? 'site-dev' : 'site'),
    ...mail.settings,
  };
}

async function freePort() {
  const server = createServer();
  await new Promise((ready) => server.listen(0, '127.0.0.1', ready));
  const { port } = server.address();
  await new Promise((closed) => server.close(closed));
  return port;
}

/** Waits for the code, which the program prints once, and until the desk answers. */
async function waitUntilReady(url, said) {
  const code = () => said.out.match(/enter the code (\S+)/)?.[1];
  await until(async () => Boolean(code()) && isWell(url), said);
  return code();
}

const waitUntilWell = (url, said) => until(() => isWell(url), said);

const isWell = (url) => fetch(`${url}/health`).then((answer) => answer.ok, () => false);

async function until(holds, said) {
  for (const end = Date.now() + START_MS; Date.now() < end; await sleep(50)) {
    if (await holds()) return;
  }
  throw new Error(`the program was not ready within ${START_MS} ms:\n${said.out}${said.err}`);
}
