// A desk of its own for each worker: the real program on a free port with an empty data folder, and a real SMTP server
// that keeps what it is given.
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SMTPServer } from 'smtp-server';

const program = process.env.MESAJLAR_PROGRAM ?? join(process.env.CARGO_TARGET_DIR ?? '', 'release', 'mesajlar');

/** The admin that the set-up makes. */
export const admin = { name: 'Deniz Aydın', email: 'deniz@magaza.example.com', password: 'gizli-liman-kapısı' };

/** Starts an SMTP server; `answer(address)` may throw to refuse a recipient. */
export async function startMailServer() {
  const mails = [];
  const rules = { rcpt: null };
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onRcptTo: (address, session, done) => done(rules.rcpt?.(address.address) ?? null),
    onData(stream, session, done) {
      const parts = [];
      stream.on('data', (part) => parts.push(part));
      stream.on('end', () => {
        mails.push({ to: session.envelope.rcptTo.map((rcpt) => rcpt.address), raw: Buffer.concat(parts).toString('utf8') });
        done(null, 'queued as test');
      });
    },
  });
  await new Promise((ready) => server.listen(0, '127.0.0.1', ready));
  return { mails, rules, port: server.server.address().port, close: () => new Promise((closed) => server.close(closed)) };
}

/** Starts the program and waits until it says where it listens. */
export async function startDesk(env = {}) {
  const data = await mkdtemp(join(tmpdir(), 'mesajlar-'));
  const mail = await startMailServer();
  const child = spawn(program, ['serve'], {
    env: {
      ...process.env,
      MESAJLAR_LISTEN: '127.0.0.1:0',
      MESAJLAR_DATA_DIR: data,
      MESAJLAR_SMTP__HOST: '127.0.0.1',
      MESAJLAR_SMTP__PORT: String(mail.port),
      MESAJLAR_SMTP__SECURITY: 'none',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  let log = '';
  child.stderr.on('data', (part) => { log += part; });
  const [url, code] = await new Promise((resolve, reject) => {
    child.on('exit', (status) => reject(new Error(`the program ended with ${status}: ${log}`)));
    child.stdout.on('data', (part) => {
      said += part;
      const address = said.match(/Mesajlar: (http:\/\/\S+)/)?.[1];
      const secret = said.match(/enter the code (\S+)/)?.[1];
      if (address && secret) resolve([address, secret]);
    });
  });
  return {
    url, code, mail, data,
    log: () => log,
    async stop() {
      child.removeAllListeners('exit');
      const ended = new Promise((resolve) => child.on('exit', resolve));
      child.kill('SIGTERM');
      await ended;
      await mail.close();
      await rm(data, { recursive: true, force: true });
    },
  };
}
