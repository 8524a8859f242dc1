import { Injectable } from '@nestjs/common';
import { ObjectStoreConfig } from '../../../../foundations/config/object-store.config.js';
import { ServerConfig } from '../../../../foundations/config/server.config.js';

/** Where browsers send the parts of files: signed addresses of the service itself, or of its store. */
@Injectable()
export class UploadPlace {
  /** Origins, as a content security policy spells them. */
  readonly origins: readonly string[];

  constructor(server: ServerConfig, { settings }: ObjectStoreConfig) {
    this.origins = [
      settings.kind === 's3'
        ? originOfBucket(settings)
        : // A page may be read under another name than that of the signed addresses.
          new URL(server.publicUrl).origin,
    ];
  }
}

function originOfBucket({
  publicEndpoint,
  bucket,
  forcePathStyle,
}: {
  readonly publicEndpoint: string;
  readonly bucket: string;
  readonly forcePathStyle: boolean;
}): string {
  const { protocol, host } = new URL(publicEndpoint);
  return `${protocol}//${forcePathStyle ? '' : `${bucket}.`}${host}`;
}
