# The server alone, without its sources and its build tools. docs/operating.md says how to run it.
FROM node:24-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json tsconfig.base.json ./
COPY server/package.json server/
COPY simulator/package.json simulator/
COPY bench/package.json bench/
RUN npm ci --omit=dev --workspace=@huiyin/server --no-audit --no-fund
COPY protocol protocol/
COPY miniprogram/protocol miniprogram/protocol/
COPY server server/
# Shown by /metrics: docker build --build-arg COMMIT="$(git rev-parse HEAD)" .
ARG COMMIT=unknown
RUN COMMIT="$COMMIT" node server/run.mjs --build \
  && rm -rf node_modules/esbuild node_modules/@esbuild node_modules/typescript node_modules/@huiyin

FROM node:24-bookworm-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=8080 DATA_DIR=/data
RUN mkdir -m 700 /data && chown node:node /data
WORKDIR /app
COPY --from=build /app/node_modules node_modules/
COPY --from=build /app/server/package.json server/
COPY --from=build /app/server/dist server/dist/
USER node
VOLUME ["/data"]
EXPOSE 8080
HEALTHCHECK --interval=30s --timeout=5s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/healthz`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "--min-semi-space-size=16", "--max-semi-space-size=64", "server/dist/main.js"]
