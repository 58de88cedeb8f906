/**
 * What must happen in Redis in one piece. Every job stands in a line (a list of ids); a line with jobs is `busy` and has one turn, a BullMQ
 * job, under a number of its own. A turn that is not the line's present one does nothing, so a turn may be added again at any time.
 */

const clock = `
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local p = ARGV[1]
local function wake(line)
  if redis.call('HEXISTS', p..'busy', line) == 1 then return '' end
  local turn = redis.call('INCR', p..'turns')
  redis.call('HSET', p..'busy', line, turn)
  return tostring(turn)
end
`

/** prefix, id, line, data, pace, delay, memory in ms → [added, turn to begin]. A repeated job's turn is named again, should it have got lost. */
const add = `${clock}
local id, line = ARGV[2], ARGV[3]
if not redis.call('SET', p..'seen:'..id, 1, 'NX', 'PX', ARGV[7]) then
  return {0, redis.call('HGET', p..'busy', line) or ''}
end
redis.call('HSET', p..'job:'..id, 'data', ARGV[4], 'line', line, 'pace', ARGV[5], 'attempt', 0, 'tries', 0,
  'at', now + ARGV[6], 'paced', 0)
redis.call('RPUSH', p..'line:'..line, id)
return {1, wake(line)}
`

/**
 * prefix, id, line, data, pace, delay → [added, turn to begin]. A job with the id that nobody has begun takes the earlier time (one that waits
 * for its slot only keeps that); then the line gets another turn, for the present one sleeps too long. While one is worked on, the next waits under the id with a `~`.
 */
const refresh = `${clock}
local line, at, free = ARGV[3], now + ARGV[6], nil
for _, id in ipairs({ARGV[2], ARGV[2]..'~'}) do
  local job = redis.call('HMGET', p..'job:'..id, 'attempt', 'at', 'paced')
  if not job[1] then
    free = free or id
  elseif job[1] == '0' then
    if tonumber(job[2]) <= at or job[3] == '1' then return {0, redis.call('HGET', p..'busy', line) or ''} end
    redis.call('HSET', p..'job:'..id, 'at', at, 'paced', 0)
    if redis.call('LINDEX', p..'line:'..line, 0) == id then redis.call('HDEL', p..'busy', line) end
    return {0, wake(line)}
  end
end
if not free then return {0, ''} end
redis.call('HSET', p..'job:'..free, 'data', ARGV[4], 'line', line, 'pace', ARGV[5], 'attempt', 0, 'tries', 0, 'at', at, 'paced', 0)
redis.call('RPUSH', p..'line:'..line, free)
return {1, wake(line)}
`

/**
 * prefix, line, data up to the pings, memory in ms, delay, most, id, ping, id, ping … → [a 1 for each that is new and a 0 for each that is not,
 * turn to begin]. They join the line's last job as long as nobody has begun it and what joined stays below `most` bytes: apart, so that joining
 * costs no more than what joins.
 */
const pings = `${clock}
local line, id, fresh, news = ARGV[2], nil, {}, {}
for i = 7, #ARGV, 2 do
  if redis.call('SET', p..'seen:'..ARGV[i], 1, 'NX', 'PX', ARGV[4]) then
    id = id or ARGV[i]
    table.insert(fresh, ARGV[i + 1])
    table.insert(news, '1')
  else
    table.insert(news, '0')
  end
end
if not id then return {table.concat(news), redis.call('HGET', p..'busy', line) or ''} end
local data = table.concat(fresh, ',')
local last = redis.call('LINDEX', p..'line:'..line, -1)
local attempt = last and redis.call('HGET', p..'job:'..last, 'attempt')
if attempt == '0' and redis.call('STRLEN', p..'more:'..last) + #data < tonumber(ARGV[6]) then
  redis.call('APPEND', p..'more:'..last, ','..data)
  return {table.concat(news), wake(line)}
end
redis.call('HSET', p..'job:'..id, 'data', ARGV[3]..data..']}', 'line', line, 'pace', '', 'attempt', 0, 'tries', 0, 'at', now + ARGV[5], 'paced', 0)
redis.call('RPUSH', p..'line:'..line, id)
return {table.concat(news), wake(line)}
`

/** prefix → [jobs that wait, dead ones, age of the oldest that is due]. */
const depth = `${clock}
local waiting, age = 0, 0
for _, line in ipairs(redis.call('HKEYS', p..'busy')) do
  waiting = waiting + redis.call('LLEN', p..'line:'..line)
  local id = redis.call('LINDEX', p..'line:'..line, 0)
  local at = id and redis.call('HGET', p..'job:'..id, 'at')
  if at then age = math.max(age, now - tonumber(at)) end
end
return {waiting, redis.call('ZCARD', p..'dead'), age}
`

/** prefix, line, turn, interval, burst → ['over'] | ['wait', ms] | ['do', id, data, attempt, tries, how many of them were told to wait]. */
const begin = `${clock}
local line, interval, burst = ARGV[2], tonumber(ARGV[4]), tonumber(ARGV[5])
if redis.call('HGET', p..'busy', line) ~= ARGV[3] then return {'over'} end
local id = redis.call('LINDEX', p..'line:'..line, 0)
while id and redis.call('EXISTS', p..'job:'..id) == 0 do
  redis.call('LPOP', p..'line:'..line)
  id = redis.call('LINDEX', p..'line:'..line, 0)
end
if not id then
  redis.call('HDEL', p..'busy', line)
  return {'over'}
end
local key = p..'job:'..id
local job = redis.call('HMGET', key, 'data', 'pace', 'at', 'paced')
local pace, at, paced = job[2], tonumber(job[3]), job[4] == '1'
local hold = 0
if pace ~= '' then hold = tonumber(redis.call('HGET', p..'pace:'..pace, 'hold') or 0) end
if at > now and not (paced and hold > now) then return {'wait', at - now} end
if pace ~= '' and (not paced or hold > now) then
  local upcoming = tonumber(redis.call('HGET', p..'pace:'..pace, 'next') or 0)
  at = math.max(now, upcoming - (burst - 1) * interval, hold)
  upcoming = math.max(at, upcoming) + interval
  redis.call('HSET', p..'pace:'..pace, 'next', upcoming)
  redis.call('PEXPIRE', p..'pace:'..pace, math.max(upcoming, hold) - now + interval)
  redis.call('HSET', key, 'at', at, 'paced', 1)
  if at > now then return {'wait', at - now} end
end
local more = redis.call('GET', p..'more:'..id)
if more then
  job[1] = string.sub(job[1], 1, -3)..more..']}'
  redis.call('HSET', key, 'data', job[1])
  redis.call('DEL', p..'more:'..id)
end
local waits = tonumber(redis.call('HGET', key, 'waits') or 0)
return {'do', id, job[1], redis.call('HINCRBY', key, 'attempt', 1), redis.call('HINCRBY', key, 'tries', 1), waits}
`

/** prefix, line, id, turn → 1 when the line is over with it. */
const finish = `
local p, line = ARGV[1], ARGV[2]
redis.call('LREM', p..'line:'..line, 1, ARGV[3])
redis.call('DEL', p..'job:'..ARGV[3])
if redis.call('EXISTS', p..'line:'..line) == 1 or redis.call('HGET', p..'busy', line) ~= ARGV[4] then return 0 end
return redis.call('HDEL', p..'busy', line)
`

/** prefix, id, wait, told to wait (then the pace is held, too; 0 or 1), interval. */
const again = `${clock}
local key = p..'job:'..ARGV[2]
if redis.call('EXISTS', key) == 0 then return 0 end
local at = now + ARGV[3]
redis.call('HSET', key, 'at', at, 'paced', 0)
redis.call('HINCRBY', key, 'waits', ARGV[4])
local pace = redis.call('HGET', key, 'pace')
if ARGV[4] == '1' and pace ~= '' then
  local name = p..'pace:'..pace
  local upcoming = tonumber(redis.call('HGET', name, 'next') or 0)
  at = math.max(at, tonumber(redis.call('HGET', name, 'hold') or 0))
  redis.call('HSET', name, 'hold', at)
  redis.call('PEXPIRE', name, math.max(upcoming, at) - now + ARGV[5])
end
return 1
`

/** prefix, line, id, reason, how many are kept. */
const bury = `${clock}
local line, id = ARGV[2], ARGV[3]
redis.call('LREM', p..'line:'..line, 1, id)
if redis.call('EXISTS', p..'job:'..id) == 0 then return 0 end
redis.call('RENAME', p..'job:'..id, p..'dead:'..id)
redis.call('HSET', p..'dead:'..id, 'reason', ARGV[4], 'died', now)
redis.call('ZADD', p..'dead', now, id)
local old = redis.call('ZRANGE', p..'dead', 0, -(ARGV[5] + 1))
for _, one in ipairs(old) do
  redis.call('DEL', p..'dead:'..one)
  redis.call('ZREM', p..'dead', one)
end
return now
`

/** prefix, id → [found, line, turn to begin]. */
const revive = `${clock}
local id = ARGV[2]
if redis.call('ZREM', p..'dead', id) == 0 then return {0, '', ''} end
redis.call('RENAME', p..'dead:'..id, p..'job:'..id)
redis.call('HSET', p..'job:'..id, 'tries', 0, 'at', 0, 'paced', 0)
redis.call('HDEL', p..'job:'..id, 'reason', 'died', 'waits')
local line = redis.call('HGET', p..'job:'..id, 'line')
redis.call('RPUSH', p..'line:'..line, id)
return {1, line, wake(line)}
`

/** prefix, prefix of the turns → [line, turn, …] of busy lines whose turn got lost. */
const lost = `
local busy = redis.call('HGETALL', ARGV[1]..'busy')
local found = {}
for i = 1, #busy, 2 do
  if redis.call('EXISTS', ARGV[2]..busy[i + 1]) == 0 then
    table.insert(found, busy[i])
    table.insert(found, busy[i + 1])
  end
end
return found
`

export const lineScripts = { add, refresh, pings, depth, begin, finish, again, bury, revive, lost } as const
export type LineScript = keyof typeof lineScripts
