# Two stages: the first has compilers for the native packages, the second only what runs. 两个阶段：先编译，再只留运行所需。
#
#   docker build -t tieout .
#   docker run --rm --read-only --tmpfs /tmp --env-file secrets.env -v ./tieout.json:/etc/tieout/tieout.json:ro \
#     -v ./documents:/documents:ro -e TIEOUT_CORPUS=/documents -v tieout:/data --stop-timeout 45 tieout

FROM node:20-bookworm AS build
WORKDIR /build
COPY . .
# Installing builds dist/ (the package's prepare script).
RUN npm ci && npm prune --omit=dev --ignore-scripts

FROM node:20-bookworm-slim
WORKDIR /app
COPY --from=build /build/package.json ./
COPY --from=build /build/node_modules ./node_modules
COPY --from=build /build/dist ./dist
COPY --from=build /build/corpus ./corpus
COPY --from=build /build/prompts ./prompts
COPY --from=build /build/docs/checks ./docs/checks
RUN mkdir /data && chown node:node /data
USER node
VOLUME /data
ENV NODE_ENV=production
ENV TIEOUT_INDEX=/data/index
ENV TIEOUT_CONFIG=/etc/tieout/tieout.json
STOPSIGNAL SIGTERM
# The port of operation.port in docs/operation/tieout.json.
HEALTHCHECK --start-period=120s --interval=60s --timeout=5s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:9464/healthz').then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["node", "/app/dist/app/main.js"]
CMD ["serve"]
