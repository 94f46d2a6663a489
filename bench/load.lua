-- wrk's requests: one operation, as a random one of the people whose tokens are in TOKENS (nobody, if that is not set).
local function lines(path)
  local found = {}
  if path then
    for line in io.lines(path) do found[#found + 1] = line end
  end
  return found
end

local requests = {}

function init()
  local headers = { ["Content-Type"] = "application/json", ["Accept"] = "application/graphql-response+json" }
  local body = '{"query":"' .. os.getenv("OPERATION"):gsub('"', '\\"') .. '"}'
  local tokens = lines(os.getenv("TOKENS"))
  math.randomseed(tonumber(os.getenv("SEED")))

  for i, token in ipairs(tokens) do
    headers["Authorization"] = "Bearer " .. token
    requests[i] = wrk.format("POST", "/graphql", headers, body)
  end

  if #requests == 0 then requests[1] = wrk.format("POST", "/graphql", headers, body) end
end

function request()
  return requests[math.random(#requests)]
end

function done(summary, latency)
  local errors = summary.errors
  io.write(string.format("RESULT %d %d %d %d %d\n", summary.requests, summary.duration, latency:percentile(50), latency:percentile(99),
    errors.connect + errors.read + errors.write + errors.status + errors.timeout))
end
