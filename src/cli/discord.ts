import { Command } from 'commander'
import { UsageError } from './json-lines.ts'

const examples = `
Examples:
  askstack discord invite                       for the bot whose DISCORD_TOKEN is set
  askstack discord invite 1234567890123456789   for an application, by its id
`

/** `askstack discord`: what setting up the bot in Discord needs. */
export function discordCommand(): Command {
  const invite = new Command('invite')
    .description('print the address that invites the bot to a server, with the least permissions')
    .argument('[application]', "the application's id (default: read from DISCORD_TOKEN)")
    .addHelpText('after', examples)
    .action(printInvite)
  return new Command('discord').description('set the bot up in Discord').addCommand(invite)
}

async function printInvite(application: string | undefined): Promise<void> {
  const { applicationOf, inviteAddress, isApplication } = await import('../chat/discord/invite-address.ts')
  const id = application ?? applicationOf(await tokenFromEnvironment())
  if (!id || !isApplication(id)) {
    throw new UsageError(
      `${application ? `"${application}" is no application id` : 'DISCORD_TOKEN is no bot token'}; both stand at https://discord.com/developers/applications`,
    )
  }
  process.stdout.write(`${inviteAddress(id)}\n`)
}

async function tokenFromEnvironment(): Promise<string> {
  const { loadConfig } = await import('../config.ts')
  const loaded = await loadConfig()
  if (loaded.kind === 'mistakes') throw new UsageError(loaded.mistakes.join('\n'))
  const token = loaded.config.discord?.token
  if (!token) throw new UsageError('set DISCORD_TOKEN, or give the application id: askstack discord invite ID')
  return token
}
