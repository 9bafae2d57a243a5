// The page's link: the settings come from the server, the rest from the player's own controls, on
// pages that have one.
export function linkOf(query, { step = null, view = null, speed = null, hidden = [], parts = {} } = {}) {
  const settings = new URLSearchParams(query)
  if (step !== null) settings.set("step", step)
  if (view !== null) settings.set("view", view.flat().map((v) => Number(v.toPrecision(5))).join(","))
  if (speed !== null) settings.set("speed", speed)
  if (hidden.length) settings.set("hidden", hidden.join(","))
  for (const [name, text] of Object.entries(parts)) settings.set(name, text)
  return settings
}

// The address is replaced, not pushed: moving a slider is not a page to go back to.
export function writeAddress(query, at) {
  const address = new URL(window.location.href)
  const settings = linkOf(query, at)
  for (const [name, value] of address.searchParams) {
    if (name.startsWith("embed")) settings.append(name, value)
  }
  // Commas are allowed in a query and keep links readable.
  address.search = settings.toString().replaceAll("%2C", ",")
  if (address.href !== window.location.href) {
    window.history.replaceState(window.history.state, "", address)
  }
}
