import { type INestApplication, Injectable } from '@nestjs/common';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { Unavailable } from '../../../domain/errors/sphere-error.js';
import { components } from './components.js';

/** The OpenAPI document, once the service is put together. */
@Injectable()
export class ApiDescription {
  private written: OpenAPIObject | null = null;

  /** Throws `Unavailable` until `describe` has run. */
  get document(): OpenAPIObject {
    if (this.written !== null) return this.written;
    throw new Unavailable('The service is starting.', 1, { facts: { what: 'service' } });
  }

  /**
   * Writes the document of the routes that the modules have.
   * @param modules whose controllers are described
   * @param publicUrl base of the routes
   */
  describe(app: INestApplication, modules: NewableModule[], publicUrl: string): void {
    const options = new DocumentBuilder()
      .setOpenAPIVersion('3.1.0')
      .setTitle('Sphere')
      .setDescription(
        'An open-science registry for AI models, papers and datasets. Reads of what is released need no token. Refusals and licence reports are in French where Accept-Language prefers it.',
      )
      .setVersion('1')
      .setLicense('Apache-2.0', 'https://www.apache.org/licenses/LICENSE-2.0')
      .addServer(publicUrl)
      .addBearerAuth({ type: 'http', scheme: 'bearer' }, 'token')
      .build();
    const document = SwaggerModule.createDocument(app, options, { include: modules });
    const { schemas = {}, ...rest } = document.components ?? {};
    this.written = { ...document, components: { ...rest, schemas: { ...schemas, ...components } } };
  }
}

type NewableModule = new () => object;
