import { webApi } from '@slack/bolt'
import { boltLogger } from './bolt-logger.ts'
import { quiet, type SlackOptions } from './slack-options.ts'

/** How Slack is called: once, with a time limit; trying again is the queue's. */
export const clientOptions = ({ apiUrl, log = quiet }: SlackOptions): webApi.WebClientOptions => ({
  ...(apiUrl && { slackApiUrl: apiUrl }),
  retryConfig: { retries: 0 },
  rejectRateLimitedCalls: true,
  allowAbsoluteUrls: false,
  timeout: 10_000,
  logger: boltLogger(log),
})

export const webClient = (options: SlackOptions): webApi.WebClient =>
  new webApi.WebClient(options.botToken, clientOptions(options))
