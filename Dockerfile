# Built in two steps so that the image that runs holds no compiler and no demo models.
FROM node:20-bookworm-slim AS build
WORKDIR /sphere
COPY package.json package-lock.json ./
RUN npm ci
COPY nest-cli.json tsconfig.json tsconfig.build.json ./
COPY src src
COPY migrations migrations
RUN npm run build && npm prune --omit=dev --omit=optional

FROM node:20-bookworm-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000 SPHERE_DATA_DIR=/var/lib/sphere
WORKDIR /sphere
COPY --from=build /sphere/package.json ./
COPY --from=build /sphere/node_modules node_modules
COPY --from=build /sphere/dist dist
RUN mkdir -p /var/lib/sphere && chown node:node /var/lib/sphere
USER node
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=3s --start-period=20s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:' + process.env.PORT + '/healthz/ready').then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "dist/src/main.js", "serve"]
