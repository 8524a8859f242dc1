/** Levels of the structured log, as pino names them. */
export const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
export type LogLevel = (typeof logLevels)[number];

/** Where Sphere listens, how the world calls it, and where it keeps what is embedded. */
export class ServerConfig {
  /** `HOST`: the interface to listen on. */
  readonly host: string = '127.0.0.1';
  /** `PORT`: 0 lets the system choose. */
  readonly port: number = 3000;
  /** `SPHERE_PUBLIC_URL`: the base of every absolute URL that Sphere writes, without a trailing slash. */
  readonly publicUrl: string = 'http://localhost:3000';
  /** `SPHERE_DATA_DIR`: absolute path; the embedded database and object store live in it. */
  readonly dataDir: string = '.sphere';
  /** `LOG_LEVEL` */
  readonly logLevel: LogLevel = 'info';
  /** `SPHERE_REDIRECT_MIN_BYTES`: from this size on an external store serves the download itself. */
  readonly redirectMinBytes: number = 10_485_760;

  constructor(values: Partial<Omit<ServerConfig, 'onPort'>> = {}) {
    Object.assign(this, values);
    Object.freeze(this);
  }

  /**
   * The same settings on another port, for when `PORT=0` has been resolved. The public URL follows
   * where it was only the default.
   */
  onPort(port: number): ServerConfig {
    const isDefaultUrl = this.publicUrl === `http://localhost:${this.port}`;
    const publicUrl = isDefaultUrl ? `http://localhost:${port}` : this.publicUrl;
    const { host, dataDir, logLevel, redirectMinBytes } = this;
    return new ServerConfig({ host, port, publicUrl, dataDir, logLevel, redirectMinBytes });
  }
}
