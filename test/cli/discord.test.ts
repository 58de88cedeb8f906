import { describe, expect, it } from 'vitest'
import { applicationOf, inviteAddress } from '../../src/chat/discord/invite-address.ts'

describe('the invite address', () => {
  it('asks for six permissions and no more', () => {
    const address = new URL(inviteAddress('1234567890123456789'))
    expect(address.origin + address.pathname).toBe('https://discord.com/oauth2/authorize')
    expect(Object.fromEntries(address.searchParams)).toEqual({
      client_id: '1234567890123456789',
      scope: 'bot applications.commands',
      permissions: '309237730304',
    })
  })

  it('finds the application in a token', () => {
    const token = `${Buffer.from('1234567890123456789').toString('base64url')}.abc.def`
    expect(applicationOf(token)).toBe('1234567890123456789')
    expect(applicationOf('no token')).toBeUndefined()
  })
})
