# syntax=docker/dockerfile:1
FROM node:24-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --no-audit --no-fund
COPY tsconfig.json tsconfig.build.json ./
COPY src src
COPY kb kb
RUN npm run build && npm prune --omit=dev --no-audit --no-fund

FROM node:24-bookworm-slim
ENV NODE_ENV=production
WORKDIR /app
# Owned by root: the bot cannot change its own program.
COPY package.json LICENSE ./
COPY --from=build /app/node_modules node_modules
COPY --from=build /app/dist dist
COPY --from=build /app/kb kb
COPY agent agent
USER node
EXPOSE 3000
HEALTHCHECK --interval=60s --timeout=10s --start-period=10s \
  CMD ["node", "dist/cli.js", "ask", "--json", "what does Glance do"]
ENTRYPOINT ["node", "dist/cli.js"]
CMD ["serve"]
