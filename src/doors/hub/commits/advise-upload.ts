import { Injectable } from '@nestjs/common';
import { readIgnoreRules } from '../../../domain/git/ignore-rules.js';
import { sampleBytes, uploadMode, type UploadMode } from '../../../domain/git/upload-mode.js';
import { RepositoriesService, type Revision } from '../../../capabilities/repositories/index.js';
import { HubBody } from '../wire/hub-body.js';
import { comparableOid } from '../reading/present-entry.js';
import { TextReader } from '../wire/read-text.js';

/** What a client asks before it uploads. */
export interface PreuploadRequest {
  readonly files: readonly {
    readonly path: string;
    readonly sizeBytes: number;
    /** The first bytes of the file. */
    readonly sample: Buffer;
  }[];
  /** The `.gitignore` that the client is about to upload; null where it sends none. */
  readonly ignoreRules: string | null;
}

/** How one file goes. Python asks for all four. */
export interface UploadAdvice {
  readonly path: string;
  readonly uploadMode: UploadMode;
  readonly shouldIgnore: boolean;
  /** Of what stands there now, so that the unchanged can be left out. */
  readonly oid: string | null;
}

const maxFiles = 1_000;
const maxPathLength = 4_096;
/** 512 bytes in base64, and room for clients that send a little more. */
const maxSampleLength = 4_096;
const maxIgnoreBytes = 262_144;

/** Reads the question. Throws `InvalidInput`. */
export function readPreupload(body: unknown): PreuploadRequest {
  const fields = HubBody.of(body);
  return {
    files: fields.objects('files', maxFiles).map((file) => ({
      path: file.text('path', maxPathLength),
      sizeBytes: file.wholeNumber('size'),
      sample: Buffer.from(file.optionalText('sample', maxSampleLength) ?? '', 'base64'),
    })),
    ignoreRules: fields.optionalText('gitIgnore', maxIgnoreBytes) ?? null,
  };
}

/** Tells how files are to be uploaded (hf-hub B3); the rules are the domain's. */
@Injectable()
export class UploadAdviser {
  constructor(
    private readonly repositories: RepositoriesService,
    private readonly texts: TextReader,
  ) {}

  /** One advice for each file. Without a `.gitignore` in the request that of the revision holds. */
  async advise(revision: Revision, request: PreuploadRequest): Promise<UploadAdvice[]> {
    const rules = request.ignoreRules ?? (await this.hostedRules(revision));
    const isIgnored = readIgnoreRules(rules);
    return Promise.all(
      request.files.map(async ({ path, sizeBytes, sample }) => {
        const entry = await this.repositories.entry(revision, path);
        return {
          path,
          uploadMode: uploadMode(path, sizeBytes, sample.subarray(0, sampleBytes)),
          shouldIgnore: isIgnored(path),
          oid: entry?.type === 'file' ? comparableOid(entry) : null,
        };
      }),
    );
  }

  private async hostedRules(revision: Revision): Promise<string> {
    const file = await this.texts.find(revision, '.gitignore', maxIgnoreBytes);
    return file === null ? '' : this.texts.read(file);
  }
}
