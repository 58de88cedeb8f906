const controls = /[\u0000-\u0008\u000b-\u001f\u007f\u202a-\u202e\u2066-\u2069\ue000]/g
/** Users, roles, channels, commands, emoji, times and guides: https://docs.discord.com/developers/reference#message-formatting */
const mention = /<(?=@[!&]?\d|#\d|\/[^<>:]{1,100}:\d|a?:[^<>:]{1,40}:\d|t:-?\d|id:[a-z])/gi
const crowd = /@(?=everyone|here\b)/gi

/** The text with a zero-width space in whatever Discord could take for a mention, and without characters that steer. */
export function harmless(text: string): string {
  return text.replace(controls, '').replace(mention, '<\u200b').replace(crowd, '@\u200b')
}
