/** Files under the data directory. */
export interface EmbeddedStoreSettings {
  readonly kind: 'embedded';
}

/** An external S3-compatible store. */
export interface S3StoreSettings {
  readonly kind: 's3';
  /** `S3_ENDPOINT`: what Sphere itself connects to, without a trailing slash. */
  readonly endpoint: string;
  /** `S3_REGION` */
  readonly region: string;
  /** `S3_BUCKET` */
  readonly bucket: string;
  /** `S3_ACCESS_KEY_ID` */
  readonly accessKeyId: string;
  /** `S3_SECRET_ACCESS_KEY` */
  readonly secretAccessKey: string;
  /** `S3_FORCE_PATH_STYLE`: the bucket in the path rather than in the host name. */
  readonly forcePathStyle: boolean;
  /** `S3_PUBLIC_ENDPOINT`: what clients can reach; signed URLs point at it. */
  readonly publicEndpoint: string;
}

/** Which store holds the bytes. */
export class ObjectStoreConfig {
  constructor(readonly settings: EmbeddedStoreSettings | S3StoreSettings = { kind: 'embedded' }) {
    Object.freeze(settings);
    Object.freeze(this);
  }
}
