import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { RequestMethod } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { ModulesContainer } from '@nestjs/core';
import { OpenApiController } from '../../../src/doors/rest/openapi/openapi.controller.js';
import { ProblemsController } from '../../../src/doors/rest/problems/problems.controller.js';
import { RestModule } from '../../../src/doors/rest/rest.module.js';
import { RestWorld } from '../../support/rest-world.js';

interface Document {
  readonly openapi: string;
  readonly paths: Readonly<Record<string, Readonly<Record<string, { security?: unknown }>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, unknown>> };
}

let world: RestWorld;

beforeAll(async () => {
  world = await RestWorld.start();
});

afterAll(async () => {
  await world.stop();
});

const readDocument = async () =>
  (await world.anyone.get<Document>('/openapi.json', { isDocumented: false })).body;

describe('GET /openapi.json', () => {
  it('describes every route that the service has under /api/v1 and /id', async () => {
    const { paths } = await readDocument();

    const routes = routesOf(world.sphere.app.get(ModulesContainer));

    expect(routes.length).toBeGreaterThan(40);
    for (const { method, path } of routes) {
      expect([path, Object.keys(paths[path] ?? {})]).toEqual([
        path,
        expect.arrayContaining([method]),
      ]);
    }
    expect(Object.values(paths).flatMap((item) => Object.keys(item))).toHaveLength(routes.length);
  });

  it('refers to nothing that is not there', async () => {
    const document = await readDocument();

    const text = JSON.stringify(document);
    const names = [...text.matchAll(/"#\/components\/schemas\/([^"]+)"/g)].map(([, name]) => name);

    expect(document.openapi).toBe('3.1.0');
    expect(names.length).toBeGreaterThan(100);
    for (const name of names) expect(document.components.schemas).toHaveProperty([name ?? '']);
  });

  it('asks for a token where a route needs one, and nowhere else', async () => {
    const { paths } = await readDocument();

    expect(paths['/api/v1/accounts']?.['post']?.security).toEqual([{ token: [] }]);
    expect(paths['/api/v1/records']?.['get']?.security).toBeUndefined();
  });
});

describe('GET /docs', () => {
  it('is a page that fetches nothing from elsewhere', async () => {
    const page = await world.anyone.get<string>('/docs', { isDocumented: false });

    expect(page).toMatchObject({
      status: 200,
      headers: { 'content-type': 'text/html; charset=utf-8' },
    });
    expect(page.headers['content-security-policy']).toContain("default-src 'none'");
    expect(page.text).not.toMatch(/https?:/);
    for (const [, file] of page.text.matchAll(/(?:src|href)="docs\/([^"]+)"/g)) {
      const asset = await world.anyone.get(`/docs/${file ?? ''}`, { isDocumented: false });
      expect([file, asset.status]).toEqual([file, 200]);
    }
  });
});

/** The routes of the own API's controllers, but for those of the document itself. */
function routesOf(modules: ModulesContainer): { method: string; path: string }[] {
  const rest = [...modules.values()].find(({ metatype }) => metatype === RestModule);
  const controllers = [...(rest?.controllers.values() ?? [])].map(({ metatype }) => metatype);
  return controllers
    .filter((controller) => controller !== OpenApiController && controller !== ProblemsController)
    .flatMap((controller) => {
      const prefix = Reflect.getMetadata(PATH_METADATA, controller as object) as string;
      const prototype = (controller as { prototype: object }).prototype;
      return Object.getOwnPropertyNames(prototype).flatMap((name) => {
        const handler = Reflect.get(prototype, name) as object;
        const method = Reflect.getMetadata(METHOD_METADATA, handler) as RequestMethod | undefined;
        if (method === undefined) return [];
        const path = Reflect.getMetadata(PATH_METADATA, handler) as string;
        const whole = `/${prefix}/${path}`.replace(/\/+$/, '').replace(/\*$/, ':path');
        return [
          {
            method: RequestMethod[method].toLowerCase(),
            path: whole.replace(/:([A-Za-z0-9]+)/g, '{$1}'),
          },
        ];
      });
    });
}
