import { open, readFile, rename } from 'node:fs/promises';
import { Injectable } from '@nestjs/common';
import { parseAgentList } from '../../../foundations/config/parse-agent-list.js';
import { type AgentList, UsageConfig } from '../../../foundations/config/usage.config.js';
import { fetchPublic } from '../../../foundations/http/public-fetch.js';
import { AgentLists } from './agent-lists.js';

interface ListRefresh {
  /** A file, or an `https://` address. */
  readonly from: string;
  /** The file that is written; that of `USAGE_ROBOTS_FILE` where it is left out. */
  readonly to?: string | undefined;
  /** Origins that are asked although they are not public, or not by TLS. */
  readonly trustedOrigins: readonly string[];
}

/** What became of the list of robots. */
interface RefreshedList {
  readonly file: string;
  /** The day (`YYYY-MM-DD`) of the list by which this process counts. */
  readonly before: string;
  /** The day and the number of patterns of the list that was written. */
  readonly changedOn: string;
  readonly patterns: number;
}

/** That of COUNTER has some 60 kB. */
const maxBytes = 1_048_576;
const maxPatterns = 5_000;
const maxPatternLength = 300;
const timeoutMs = 60_000;
/** What no list may take for a robot, or nobody would be counted any more. */
const ordinaryBrowser = 'Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0';

/** Brings the list of robots up to date (scholarly E: the COUNTER list is refreshed by job). */
@Injectable()
export class RobotLists {
  constructor(
    private readonly config: UsageConfig,
    private readonly agents: AgentLists,
  ) {}

  /**
   * Writes a newer list where services find it when they start next. What was there stays whole where
   * anything is wrong. Throws an error of one line for a list that is none, and what `fetchPublic` throws.
   */
  async refresh({ from, to, trustedOrigins }: ListRefresh): Promise<RefreshedList> {
    const file = to ?? this.config.robotsFile;
    if (file === null) {
      throw new Error('No file is named: set USAGE_ROBOTS_FILE, or write it with --to <file>.');
    }
    const list = readList(from, await readSource(from, trustedOrigins));
    await replaceFile(file, `${JSON.stringify(list, null, 2)}\n`);
    const { changedOn, patterns } = list;
    const before = this.agents.dates.robotsListDate;
    return { file, before, changedOn, patterns: patterns.length };
  }
}

async function readSource(from: string, trustedOrigins: readonly string[]): Promise<string> {
  if (!/^[a-z][a-z0-9+.-]*:\/\//i.test(from)) {
    return readFile(from, 'utf8').catch((error: unknown) => {
      throw new Error(`"${from.slice(0, 200)}" cannot be read: name a file, or an https address.`, {
        cause: error,
      });
    });
  }
  const url = URL.canParse(from) ? new URL(from) : null;
  if (url?.protocol !== 'https:' && !trustedOrigins.includes(url?.origin ?? '')) {
    throw new Error(`"${from.slice(0, 200)}" is no https address: anybody could answer for it.`);
  }
  const signal = AbortSignal.timeout(timeoutMs);
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of await fetchPublic(from, { trustedOrigins, signal })) {
    chunks.push(chunk as Buffer);
    size += (chunk as Buffer).length;
    if (size > maxBytes) break;
  }
  return Buffer.concat(chunks).toString();
}

function readList(from: string, text: string): AgentList {
  const refusal = (reason: string): Error =>
    new Error(`--from names "${from.slice(0, 200)}", ${reason}; nothing is changed.`);
  if (Buffer.byteLength(text) > maxBytes) throw refusal('which has more than 1 MiB');
  const parsed = parseAgentList(text);
  if ('fault' in parsed) throw refusal(parsed.fault);
  const { patterns } = parsed.list;
  if (patterns.length === 0) throw refusal('which has no patterns');
  if (patterns.length > maxPatterns) throw refusal(`which has more than ${maxPatterns} patterns`);
  if (patterns.some((pattern) => pattern.length > maxPatternLength)) {
    throw refusal(`of which a pattern has more than ${maxPatternLength} characters`);
  }
  const widest = patterns.find((pattern) => new RegExp(pattern, 'i').test(ordinaryBrowser));
  if (widest !== undefined) {
    throw refusal(`whose pattern ${JSON.stringify(widest)} takes an ordinary browser for a robot`);
  }
  return parsed.list;
}

/** Whole or not at all, whatever happens meanwhile. */
async function replaceFile(path: string, text: string): Promise<void> {
  const written = `${path}.new`;
  const file = await open(written, 'w');
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(written, path);
}
