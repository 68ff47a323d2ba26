# The service as a container. Secrets come from the environment: docker run -e HAPTIK_SECRET=…
FROM node:24.19.0-bookworm-slim@sha256:a9f5f7c91a432850b2a8a7797adf5eadb6c733ceed61167806cee7ea7fbc29df AS base

FROM base AS manifests
WORKDIR /app
COPY package.json package-lock.json ./
COPY packages/storage/package.json packages/storage/
COPY packages/ui/package.json packages/ui/
COPY packages/console/package.json packages/console/
COPY packages/cli/package.json packages/cli/
COPY packages/create/package.json packages/create/
COPY src/service/package.json src/service/

FROM manifests AS build
RUN npm ci --ignore-scripts
COPY tsconfig.json tsconfig.build.json tsconfig.service.json nest-cli.json ./
COPY src src
COPY packages packages
RUN npm run build

FROM manifests AS production
# While a manifest names build tools, npm installs them as optional peers of libraries (better-auth: react,
# drizzle-kit; @nestjs/swagger: typescript). Nothing serves the pages of swagger-ui-dist, and @scarf/scarf only
# reports installs; @types and undici-types only hold types. The service does not run the packages that are no workspaces
# here.
RUN npm pkg set --json workspaces='[".","packages/storage","packages/console","src/service"]' && \
  npm pkg delete devDependencies --workspaces --include-workspace-root && \
  npm ci --omit=dev --workspace src/service --ignore-scripts && npm cache clean --force && \
  rm -rf node_modules/swagger-ui-dist node_modules/@scarf node_modules/undici-types && \
  find node_modules -type d -name @types -prune -exec rm -rf {} +
COPY --from=build /app/dist dist
COPY --from=build /app/packages/storage/dist packages/storage/dist
COPY --from=build /app/packages/console/dist packages/console/dist

FROM base
ENV NODE_ENV=production PORT=3000 HAPTIK_STORAGE_FOLDER=/data
WORKDIR /app
COPY --from=production /app .
COPY config config
# Data of the embedded database, without DATABASE_URL; for one container at a time.
RUN mkdir /data && chown node:node /data
VOLUME /data
USER node
EXPOSE 3000 9464
# Fails if the process hangs or shuts down. The image has node, but no curl.
HEALTHCHECK --interval=10s --timeout=3s --start-period=10s \
  CMD ["node", "-e", "const { PORT, HAPTIK_TLS_CERT_FILE } = process.env; require(HAPTIK_TLS_CERT_FILE ? 'node:https' : 'node:http').get({ host: '127.0.0.1', port: PORT, path: '/health/ready', rejectUnauthorized: false }, ({ statusCode }) => process.exit(statusCode === 200 ? 0 : 1)).on('error', () => process.exit(1))"]
# After SIGTERM: a grace of 5 s, 15 s for calls in flight, 11 s to store, close and exit: docker stop --time 35.
CMD ["node", "dist/main.js"]
